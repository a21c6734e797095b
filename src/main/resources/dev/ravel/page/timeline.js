// Draws a job's timelines. Inside `.moved` groups one unit of x is one millisecond: a zoom changes their transform only.

const LABELLED = 40;

function drawTimelines(section, timelines, id) {
  const width = Math.max(680, Math.min(1500, section.node().clientWidth || 1100));
  const layout = layOut(timelines, width);
  const svg = section.append('svg').attr('class', 'timelines').attr('id', id)
    .attr('viewBox', `0 0 ${width} ${layout.height}`).attr('role', 'group')
    .attr('aria-label', 'Timelines of all models on one axis of time');
  const defs = svg.append('defs');
  defs.append('clipPath').attr('id', `${id}-plot`).append('rect').attr('x', GUTTER).attr('y', 0)
    .attr('width', width - GUTTER - RIGHT + 2).attr('height', layout.height);
  hatch(defs, `${id}-polite`, 45, 'polite');
  hatch(defs, `${id}-locked`, -45, 'locked');
  const chart = { id, svg, layout };
  chart.grid = svg.append('g').attr('class', 'grid');
  layout.placed.forEach((place) => drawTimeline(chart, place));
  drawEnds(chart);
  tells(svg, TOLD);
  return zoomable(section, chart);
}

function drawTimeline(chart, place) {
  drawHeading(chart.svg, place);
  const plot = chart.svg.append('g').attr('class', 'plot').attr('clip-path', `url(#${chart.id}-plot)`);
  const moved = plot.append('g').attr('class', 'moved');
  place.lanes.forEach((lane) => drawLane(chart, moved, lane, place.timeline));
  drawStripScale(place, chart.layout.placed);
  place.strips.forEach((strip) => drawStrip(chart.svg, moved, strip));
  drawStalls(moved, place);
  drawFailures(moved, place);
  drawStallLabels(plot, place);
}

function drawHeading(svg, place) {
  const text = svg.append('text').attr('class', 'heading').attr('x', 0).attr('y', place.top + 18);
  text.append('tspan').attr('class', 'model').text(place.timeline.model);
  text.append('tspan').attr('class', 'facts').attr('dx', 10).text(headingFacts(place.timeline));
}

function headingFacts(timeline) {
  const counts = ['done', 'failed', 'skipped', 'expired'].filter((key) => timeline.outcomes[key])
    .map((key) => `${count(timeline.outcomes[key])} ${key}`);
  const blocked = d3.sum(timeline.stalls.filter((stall) => stall.kind === 'task'), (stall) => stall.ms);
  const drawn = timeline.sampled ? `one column = ${duration(timeline.columnMs)}` : '';
  return [duration(timeline.endMs), ...counts, blocked ? `blocked ${duration(blocked)}` : '', drawn]
    .filter(Boolean).join(' · ');
}

function drawLane(chart, moved, place, timeline) {
  const { svg } = chart;
  if (place.height >= 9) {
    svg.append('text').attr('class', 'lane-name').attr('x', GUTTER - 8).attr('y', place.y + place.height / 2)
      .attr('dy', '0.35em').text(shortened(place.lane.name, 16)).append('title').text(place.lane.name);
  }
  const lane = moved.append('g').attr('class', 'lane').attr('data-lane', place.lane.name);
  lane.append('rect').attr('class', 'ground').attr('x', timeline.beginMs).attr('y', place.y)
    .attr('width', timeline.lastMs - timeline.beginMs).attr('height', place.height);
  place.lane.columns ? drawColumns(chart, lane, place, timeline) : drawBars(chart, lane, place);
}

const shortened = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Each attempt is a group with one rectangle for each of its phases. */
function drawBars(chart, lane, place) {
  const thin = place.row < 4 ? 0 : 1;
  lane.selectAll('g').data(place.lane.bars).join('g')
    .attr('class', (bar) => `bar ${bar.end}`).attr('data-ordinal', (bar) => bar.ordinal)
    .selectAll('rect').data(segments).join('rect')
    .attr('class', (segment) => `tone ${toneOf(segment.phase)}`)
    .attr('fill', (segment) => hatched(chart, toneOf(segment.phase)))
    .attr('x', (segment) => segment.start).attr('width', (segment) => segment.ms)
    .attr('y', (segment) => place.y + segment.bar.row * place.row + segment.above * (place.row - thin))
    .attr('height', (segment) => segment.share * (place.row - thin));
  lane.selectAll('path').data(place.lane.bars.filter((bar) => bar.end === 'again')).join('path')
    .attr('class', 'again').attr('d', (bar) => `M${barEnd(bar)},${place.y + (bar.row + 0.5) * place.row}h0`);
}

const hatched = (chart, tone) => (tone === 'polite' || tone === 'locked' ? `url(#${chart.id}-${tone})` : null);

/** A polite wait lies before the start, everything else after it. */
function segments(bar) {
  let at = bar.start - (bar.phases.politeness || 0);
  return Object.keys(PHASE_WORDS).filter((phase) => bar.phases[phase]).map((phase) => {
    const segment = { bar, phase, start: at, ms: bar.phases[phase], above: 0, share: 1 };
    if (bar.phases.lock && (phase === 'lock' || phase === 'compute')) return inTurns(segment);
    at += segment.ms;
    return segment;
  });
}

/** A thread waits for the lock in many short pieces all along its computation: both over the whole time, each with its share of the height. */
function inTurns(segment) {
  const { lock, compute = 0 } = segment.bar.phases;
  const waiting = lock / (lock + compute);
  const part = segment.phase === 'lock' ? { above: 0, share: waiting } : { above: waiting, share: 1 - waiting };
  return { ...segment, ...part, ms: lock + compute };
}

const barEnd = (bar) => bar.start - (bar.phases.politeness || 0) + d3.sum(Object.values(bar.phases));

/** Where tasks are too many: how many were in which phase, on average over a column of time, stacked. */
function drawColumns(chart, lane, place, timeline) {
  const stacks = columnStacks(place.lane, timeline);
  const y = d3.scaleLinear([0, Math.max(place.lane.peak, 1e-9)], [place.y + place.height, place.y]);
  const area = d3.area().x((point) => point.at).y0((point) => y(point.from)).y1((point) => y(point.to)).curve(d3.curveStepAfter);
  lane.selectAll('path').data(stacks).join('path').attr('class', (stack) => `tone ${stack.tone}`)
    .attr('fill', (stack) => hatched(chart, stack.tone)).attr('d', (stack) => area(stack.points));
  lane.append('rect').attr('class', 'columns').datum({ chart, lane: place.lane, timeline })
    .attr('x', timeline.beginMs).attr('y', place.y)
    .attr('width', timeline.lastMs - timeline.beginMs).attr('height', place.height);
}

function columnStacks(lane, timeline) {
  const length = d3.max(Object.values(lane.columns), (values) => values.length) || 0;
  const base = new Array(length + 1).fill(0);
  return TONES.map((tone) => {
    const points = base.map((from, i) => {
      base[i] = from + toneAt(lane, tone, i);
      return { at: columnAt(timeline, i), from, to: base[i] };
    });
    return { tone: tone.name, points };
  }).filter((stack) => stack.points.some((point) => point.to > point.from));
}

const columnAt = (timeline, i) => timeline.beginMs + i * timeline.columnMs;

const toneAt = (lane, tone, i) => d3.sum(tone.phases, (phase) => (lane.columns[phase] || [])[i] || 0);

function drawStripScale(place, all) {
  place.strips.forEach((strip) => {
    const same = all.flatMap((other) => other.strips).filter((other) => other.name === strip.name);
    strip.most = d3.max(same, (other) => d3.max(other.values)) || 1;
  });
}

function drawStrip(svg, moved, strip) {
  const { values, timeline } = strip;
  const y = d3.scaleLinear([0, strip.most], [strip.y + strip.height, strip.y]);
  const label = svg.append('text').attr('class', 'strip-name').attr('x', GUTTER - 8).attr('y', strip.y + 11);
  label.append('tspan').text(strip.name);
  label.append('tspan').attr('x', GUTTER - 8).attr('dy', 12).text(`up to ${strip.unit(d3.max(values) || 0)}`);
  const area = d3.area().x((value, i) => columnAt(timeline, i)).y0(y(0)).y1((value) => y(value || 0)).curve(d3.curveStepAfter);
  const group = moved.append('g').attr('class', 'strip').datum(strip);
  group.append('rect').attr('class', 'ground').attr('x', timeline.beginMs).attr('y', strip.y)
    .attr('width', timeline.lastMs - timeline.beginMs).attr('height', strip.height);
  group.append('path').attr('class', strip.name === 'in flight' ? 'flight' : 'lag').attr('d', area([...values, 0]));
}

function drawStalls(moved, place) {
  const ordered = [...place.timeline.stalls].sort((a, b) => (a.kind === 'task') - (b.kind === 'task'));
  moved.append('g').attr('class', 'stalls').selectAll('rect').data(ordered).join('rect')
    .attr('class', (stall) => `stall ${stall.kind}`).attr('data-ms', (stall) => stall.ms)
    .attr('x', (stall) => stall.at).attr('width', (stall) => stall.ms)
    .attr('y', (stall) => place.lanes[stall.lane].y).attr('height', (stall) => place.lanes[stall.lane].height)
    .attr('tabindex', (stall, i) => (stall.kind === 'task' && i >= ordered.length - 100 ? 0 : null))
    .attr('role', 'img').attr('aria-label', (stall) => stallLines(stall).join('. '));
}

function drawStallLabels(plot, place) {
  const worst = place.timeline.stalls.filter((stall) => stall.kind === 'task')
    .sort((a, b) => b.ms - a.ms).slice(0, LABELLED);
  plot.append('g').attr('class', 'stall-labels').selectAll('text').data(worst).join('text')
    .attr('class', 'stall-label').attr('y', (stall) => place.lanes[stall.lane].y + Math.min(13, place.lanes[stall.lane].height - 4));
}

function drawFailures(moved, place) {
  moved.append('g').attr('class', 'failures').selectAll('path').data(place.timeline.failures).join('path')
    .attr('class', place.timeline.failures.length > 100 ? 'failure small' : 'failure').attr('data-ordinal', (failure) => failure.ordinal)
    .attr('data-count', (failure) => failure.count)
    .attr('d', (failure) => `M${failure.at},${failureY(place, failure)}h0`);
}

function failureY(place, failure) {
  const lane = place.lanes[failure.lane];
  return isNumber(failure.row) ? lane.y + (failure.row + 0.5) * lane.row : lane.y + 4;
}

/** Where each run was over. */
function drawEnds(chart) {
  chart.ends = chart.svg.append('g').attr('class', 'ends').attr('clip-path', `url(#${chart.id}-plot)`)
    .selectAll('g').data(chart.layout.placed).join('g');
  chart.ends.append('line').attr('y1', (place) => place.top + HEADING - 4).attr('y2', (place) => place.bottom - GAP);
}

const TOLD = {
  stall: stallLines,
  failure: failureLines,
  again: barLines,
  tone: (segment) => (segment.bar ? [...barLines(segment.bar)] : null),
  columns: columnLines,
  strip: stripLines,
};

function stallLines(stall) {
  return [
    `${STALL_WORDS[stall.kind]} for ${duration(stall.ms)}`,
    stall.culprit && `at ${stall.culprit}`,
    isNumber(stall.ordinal) && `task ${stall.ordinal}`,
    `${stall.laneName}, from ${duration(stall.at)}`,
  ].filter(Boolean);
}

function failureLines(failure) {
  if (failure.count > 1) return [`${count(failure.count)} failed: ${failure.cause}`, `around ${duration(failure.at)}`];
  return [`Failed: ${failure.cause}`, failure.detail, `task ${failure.ordinal}: ${failure.what}`, `at ${duration(failure.at)}`];
}

function barLines(bar) {
  const phases = Object.keys(PHASE_WORDS).filter((phase) => bar.phases[phase])
    .map((phase) => `${PHASE_WORDS[phase]} ${duration(bar.phases[phase])}`);
  const end = bar.end === 'again' ? `${bar.cause}, tried again` : bar.cause ? `${bar.end}: ${bar.cause}` : bar.end;
  return [`task ${bar.ordinal}: ${bar.what}`, end, ...phases, `from ${duration(bar.start)}`];
}

function pointed(chart, event) {
  return chart.now.invert(d3.pointer(event, chart.svg.node())[0]);
}

function columnLines({ chart, lane, timeline }, event) {
  const i = Math.floor((pointed(chart, event) - timeline.beginMs) / timeline.columnMs);
  const tones = TONES.map((tone) => ({ says: tone.says, tasks: toneAt(lane, tone, i) })).filter((tone) => tone.tasks > 0);
  return [
    `${lane.name}, ${duration(columnAt(timeline, i))} to ${duration(columnAt(timeline, i + 1))}`,
    ...tones.map((tone) => `${tone.says}: ${digits(tone.tasks)} tasks on average`),
  ];
}

function stripLines(strip) {
  return [`${strip.name}: at most ${strip.unit(d3.max(strip.values) || 0)}`,
    `${strip.says} a column of ${duration(strip.timeline.columnMs)}; the full height is ${strip.unit(strip.most)} in every model`];
}
