// Puts the page together from what was recorded. Texts come in by textContent only: they are data, whatever they hold.

const recorded = JSON.parse(document.getElementById('recorded').textContent);

/** What follows from the recording, and is not written twice. */
function complete(timeline) {
  timeline.sampled = timeline.lanes.some((lane) => lane.columns);
  const rows = new Map(timeline.lanes.flatMap((lane) => (lane.bars || []).filter((bar) => bar.end !== 'again'))
    .map((bar) => [bar.ordinal, bar.row]));
  timeline.failures.forEach((failure) => { failure.row = rows.get(failure.ordinal); });
}

function drawHead(root, title, facts) {
  const head = root.append('header');
  head.append('h1').text(title);
  head.append('p').attr('class', 'facts').text(facts.filter(Boolean).join(' · '));
  return head;
}

function drawVerdict(head, name, verdict) {
  const box = head.append('section').attr('class', 'verdict');
  const title = box.append('h2');
  title.append('span').text(name);
  title.append('span').attr('class', 'kind').text(verdict.kind || '');
  if (verdict.best) title.append('span').attr('class', 'best').text(`best: ${verdict.best}`);
  box.selectAll('p').data(verdict.text || []).join('p').text((text) => text);
  if (verdict.conf) box.append('pre').text(verdict.conf);
}

function drawWhen(section, timelines, id) {
  if (timelines.length === 0) return;
  section.append('h3').text('What happened when');
  if (timelines.length > 1) section.append('p').attr('class', 'note').text('All models on the same axis of time: a shorter picture is a shorter job. Shown is the run with the median time.');
  drawLegend(section, timelines);
  drawTimelines(section, timelines, id);
  drawList(section, 'notes', timelines.flatMap(sampledNotes));
}

function sampledNotes(timeline) {
  const notes = [];
  if (timeline.sampled) {
    notes.push(`${timeline.model}: ${count(timeline.attempts)} attempts are too many to draw each. A column stands for ${duration(timeline.columnMs)} and shows how many tasks were in which phase, on average; its full height is the lane's peak. ${everyOne(timeline)}`);
  }
  if (timeline.stallsLeftOut) notes.push(`${timeline.model}: the ${count(timeline.stallsLeftOut)} shortest stalls are left out.`);
  if (timeline.starts > 1) notes.push(`${timeline.model}: the run was started ${count(timeline.starts)} times; the time between stands on the axis too.`);
  if (timeline.unplaced) notes.push(`${timeline.model}: ${plural(timeline.unplaced, 'task that ended without an attempt stands', 'tasks that ended without an attempt stand')} in no lane.`);
  return notes;
}

function everyOne(timeline) {
  return timeline.failures.some((failure) => failure.count > 1)
    ? 'Every stall is drawn by itself; failures are drawn as one mark for each column, lane and cause, and counted.'
    : 'Every failure and every stall is drawn by itself.';
}

function drawJob(root, job, i) {
  const timelines = recorded.timelines.filter((timeline) => timeline.job === job.name);
  const section = root.append('section').attr('class', 'job');
  section.append('h2').text(job.name);
  drawSpeedUps(section, job.models);
  drawWhen(section, timelines, `job-${i}`);
  drawLatencies(section, timelines);
  drawFigures(section, job);
  drawEndings(section, timelines);
  drawBlocks(section, timelines);
}

function drawConf(root, says, conf) {
  if (!conf) return;
  const details = root.append('details').attr('class', 'conf');
  details.append('summary').text(says);
  details.append('pre').text(JSON.stringify(conf, null, 2));
}

function drawNotes(root, notes) {
  if (!notes || notes.length === 0) return;
  root.append('h2').text('Notes');
  drawList(root, 'notes', notes);
}

function machineText(machine) {
  if (!machine) return '';
  return [machine.cores && plural(machine.cores, 'core'), machine.memoryBytes && bytes(machine.memoryBytes),
    machine.java && `Java ${machine.java}`, machine.os].filter(Boolean).join(', ');
}

function drawComparison(root) {
  const { comparison } = recorded;
  const repeats = [isNumber(comparison.repeats) && `${plural(comparison.repeats, 'run')} of each`,
    comparison.warmup && `${comparison.warmup} to warm up`].filter(Boolean).join(', ');
  const short = comparison.finished < comparison.planned && `only ${comparison.finished} of ${comparison.planned} runs finished`;
  const head = drawHead(root, `Comparison: ${comparison.name}`,
    [repeats, short, machineText(comparison.machine), comparison.startedAt, `Ravel ${comparison.version || ''}`.trim()]);
  comparison.jobs.forEach((job) => job.verdict && drawVerdict(head, job.name, job.verdict));
  comparison.jobs.forEach((job, i) => drawJob(root, job, i));
  drawNotes(root, comparison.notes);
  root.append('h2').text('Conf');
  comparison.jobs.forEach((job) => drawConf(root, `The effective conf of ${job.name}`, job.conf));
}

const wholeSeconds = (time) => time.replace(/\.\d+Z$/, 'Z');

/** One run in a sentence or two. */
function runSentences(timeline, summary) {
  const tasks = summary.tasks || timeline.outcomes;
  if (!summary.tasks) return [`${plural(d3.sum(Object.values(tasks)), 'task')} ended, and there is no summary: the run was killed, or goes on.`, blockedSentence(timeline)].filter(Boolean);
  const { total } = tasks;
  const rest = ['failed', 'skipped', 'expired', 'pending'].filter((key) => tasks[key]).map((key) => `${count(tasks[key])} ${key}`);
  const wall = isNumber(summary.wallMs) ? summary.wallMs : timeline.endMs;
  const done = `${count(tasks.done || 0)} of ${plural(total, 'task')} done in ${duration(wall)}${rest.length ? `, ${rest.join(', ')}` : ''}.`;
  return [done, blockedSentence(timeline)].filter(Boolean);
}

function blockedSentence(timeline) {
  const blocks = timeline.stalls.filter((stall) => stall.kind === 'task').sort((a, b) => b.ms - a.ms);
  if (blocks.length === 0) return timeline.lag.length ? 'No task blocked an event loop.' : '';
  const worst = blocks[0];
  return `Tasks blocked an event loop ${plural(blocks.length, 'time')}, ${duration(d3.sum(blocks, (block) => block.ms))} in all; `
    + `longest ${duration(worst.ms)}${worst.culprit ? ` at ${lineOf(worst)}` : ''}.`;
}

function drawRun(root) {
  const summary = recorded.summary || {};
  const [timeline] = recorded.timelines;
  const { deployment = {} } = recorded.conf || {};
  timeline.model = summary.model || deployment.model || 'run';
  const head = drawHead(root, `Run: ${timeline.job}`, [timeline.model, wholeSeconds(timeline.startedAt), `Ravel ${recorded.version}`]);
  drawVerdict(head, timeline.model, { kind: summary.ending, text: runSentences(timeline, summary) });
  const section = root.append('section').attr('class', 'job');
  drawWhen(section, [timeline], 'job-0');
  drawLatencies(section, [timeline]);
  drawPairs(section, summaryPairs(summary).filter((pair) => pair[1]));
  drawEndings(section, [timeline]);
  drawBlocks(section, [timeline]);
  drawNotes(root, recorded.notes);
  drawConf(root, 'The effective conf', recorded.conf);
}

function summaryPairs(summary) {
  const { latencyMs = {}, loop = {}, process = {} } = summary;
  const lag = loop.lagMs || {};
  const switches = process.contextSwitches || {};
  const jobCpu = process.jobCpuMs || {};
  const told = (text, ...values) => values.every(isNumber) && values.map(text).join(' / ');
  return [
    ['time', told(duration, summary.wallMs)], ['tasks a second', told(digits, summary.tasksPerSecond)],
    ['bytes', summary.bytes > 0 && bytes(summary.bytes)], ['sum', absent(summary.sum) ? '' : String(summary.sum)],
    ['task p50 / p90 / p99 / max', told(duration, latencyMs.p50, latencyMs.p90, latencyMs.p99, latencyMs.max)],
    ['loop lag p50 / p99 / max', told(duration, lag.p50, lag.p99, lag.max)],
    ['blocked', told(duration, loop.blockedMs)], ['blocks', told(count, loop.episodes)],
    ['CPU time', told(duration, process.cpuMs)],
    ['of that for tasks / to measure', told(duration, jobCpu.tasks, jobCpu.measuring)],
    ['peak memory', told(bytes, process.rssPeakBytes)],
    ['threads', told(count, process.threadsPeak)],
    ['switches voluntary / involuntary', told(count, switches.voluntary, switches.involuntary)],
  ];
}

function drawReport() {
  const root = d3.select('#report');
  recorded.timelines.forEach(complete);
  drawHatches(root);
  recorded.comparison ? drawComparison(root) : drawRun(root);
  document.title = `${root.select('h1').text()} – Ravel`;
}

drawReport();
