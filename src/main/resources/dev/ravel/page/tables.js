// Tables that sort by a click or a key on their headings.

/** A column: its heading, the value that it sorts by, and the text that it shows; `number` stands to the right. */
const column = (says, value, text, number = true) => ({ says, value, text: text || ((row) => String(value(row) ?? '')), number });

function drawTable(section, name, columns, rows) {
  const table = section.append('div').attr('class', 'wide').append('table').attr('class', name);
  const heads = table.append('thead').append('tr').selectAll('th').data(columns).join('th')
    .attr('scope', 'col').attr('aria-sort', 'none').attr('class', (each) => (each.number ? 'number' : null));
  const body = table.append('tbody');
  body.selectAll('tr').data(rows).join('tr').attr('class', (row) => (row.fastest ? 'fastest' : null))
    .selectAll('td').data((row) => columns.map((each) => ({ each, row }))).join('td')
    .attr('class', ({ each }) => (each.number ? 'number' : null)).text(({ each, row }) => each.text(row));
  heads.append('button').attr('type', 'button').text((each) => each.says)
    .on('click', function (event, each) { sortBy(heads, d3.select(this.parentNode), body, each); });
}

function sortBy(heads, head, body, chosen) {
  const down = head.attr('aria-sort') === 'ascending';
  heads.attr('aria-sort', 'none');
  head.attr('aria-sort', down ? 'descending' : 'ascending');
  const order = down ? d3.descending : d3.ascending;
  body.selectAll('tr').sort((a, b) => lastIfAbsent(chosen.value(a), chosen.value(b)) || order(chosen.value(a), chosen.value(b)));
}

const absent = (value) => value === undefined || value === null || Number.isNaN(value);

const lastIfAbsent = (a, b) => absent(a) - absent(b);

/** A figure's column; left out where no row has it. */
function figure(says, of, text) {
  return column(says, (row) => median(of(row)), (row) => (isNumber(median(of(row))) ? text(median(of(row)), row) : '–'));
}

function range(of, text) {
  return (value, row) => {
    const { min, max } = of(row) || {};
    return isNumber(min) && isNumber(max) && max > min ? `${text(value)} (${text(min)} – ${text(max)})` : text(value);
  };
}

function blockedText(ms, model) {
  const blocks = median(model.episodes);
  return blocks > 0 ? `${duration(ms)} (${count(blocks)})` : duration(ms);
}

function figureColumns() {
  const wall = (model) => model.wallMs;
  return [
    column('model', (model) => model.name, null, false),
    figure('time: median (min – max)', wall, range(wall, duration)),
    figure('least possible', (model) => model.leastMs, duration),
    figure('speed-up', (model) => model.speedup, times),
    figure('per core', (model) => model.efficiency, percent),
    figure('CPU time', (model) => model.cpuMs, duration),
    figure('peak memory', (model) => model.rssPeakBytes, bytes),
    figure('threads', (model) => model.threadsPeak, count),
    figure('voluntary switches', (model) => model.voluntary, count),
    figure('involuntary switches', (model) => model.involuntary, count),
    figure('loop lag p99', (model) => model.lagP99Ms, duration),
    figure('blocked (blocks)', (model) => model.blockedMs, blockedText),
    figure('task p50', (model) => model.latencyP50Ms, duration),
    figure('task p99', (model) => model.latencyP99Ms, duration),
    column('failed', (model) => model.tasks && model.tasks.failed, (model) => (model.tasks ? count(model.tasks.failed) : '–')),
  ];
}

function drawFigures(section, job) {
  section.append('h3').text('Figures');
  const columns = figureColumns().filter((each) => !each.number || job.models.some((model) => !absent(each.value(model))));
  drawTable(section, 'figures', columns, job.models);
  const problems = job.models.flatMap((model) => [...new Set(model.problems || [])].map((text) => `${model.name}: ${text}`));
  if (problems.length) drawList(section, 'problems', problems);
}

function drawList(section, name, texts) {
  section.append('ul').attr('class', name).selectAll('li').data(texts).join('li').text((text) => text);
}

function drawEndings(section, timelines) {
  const rows = timelines.flatMap((timeline) => timeline.endings.map((ending) => ({ ...ending, model: timeline.model })));
  if (rows.length === 0) return;
  section.append('h3').text('What was not done, by cause');
  drawTable(section, 'endings', [
    ...modelColumn(timelines),
    column('outcome', (row) => row.outcome, null, false),
    column('cause', (row) => row.cause, null, false),
    column('tasks', (row) => row.count, (row) => count(row.count)),
    column('for example', (row) => exampleText(row), null, false),
  ], rows);
}

const modelColumn = (timelines) => (timelines.length > 1 ? [column('model', (row) => row.model, null, false)] : []);

const exampleText = (row) => row.examples
  .map((example) => `task ${example.ordinal}: ${example.what}${example.detail ? ` – ${example.detail}` : ''}`).join('\n');

const MOST_BLOCKS = 200;

function drawBlocks(section, timelines) {
  const all = timelines.flatMap((timeline) => timeline.stalls.map((stall) => ({ ...stall, model: timeline.model })));
  if (all.length === 0) return;
  const shown = all.sort((a, b) => (b.kind === 'task') - (a.kind === 'task') || b.ms - a.ms).slice(0, MOST_BLOCKS);
  section.append('h3').text('What held the loops');
  if (all.length > shown.length) section.append('p').attr('class', 'note').text(`The ${count(shown.length)} worst of ${count(all.length)}; all of them stand in the timelines.`);
  drawTable(section, 'blocks', [
    ...modelColumn(timelines),
    column('from', (row) => row.at, (row) => duration(row.at)),
    column('lane', (row) => row.laneName, null, false),
    column('length', (row) => row.ms, (row) => duration(row.ms)),
    column('kind', (row) => row.kind, (row) => STALL_WORDS[row.kind], false),
    column('task', (row) => row.ordinal, (row) => (isNumber(row.ordinal) ? String(row.ordinal) : '–')),
    column('line', (row) => row.culprit, (row) => row.culprit || 'not caught', false),
  ], shown);
}

function drawPairs(section, pairs) {
  if (pairs.length === 0) return;
  section.append('h3').text('Figures');
  const list = section.append('dl').attr('class', 'pairs');
  pairs.forEach(([name, value]) => {
    const item = list.append('div');
    item.append('dt').text(name);
    item.append('dd').text(value);
  });
}
