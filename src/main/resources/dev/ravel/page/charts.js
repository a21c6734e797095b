// Speed-up bars and the distribution of latencies.

const CURVES_RIGHT = 290;
const CHART_RIGHT = 210;

function chartSvg(section, name, width, height, says) {
  return section.append('svg').attr('class', `chart ${name}`).attr('viewBox', `0 0 ${width} ${height}`)
    .attr('role', 'img').attr('aria-label', says);
}

/** How much shorter the job became. Without a run one at a time: how long it took. */
function drawSpeedUps(section, models) {
  const run = models.filter((model) => isNumber(median(model.wallMs)));
  if (run.length < 2) return;
  const relative = run.every((model) => isNumber(model.speedup));
  section.append('h3').text(relative ? 'How many times faster than one at a time' : 'How long it took');
  const value = relative ? (model) => model.speedup : (model) => median(model.wallMs);
  const limit = relative ? (model) => median(model.wallMs) * model.speedup / model.leastMs : (model) => model.leastMs;
  drawModelBars(section, run, { value, limit, text: relative ? times : duration });
}

/** Room for the longest name of a model that is shown whole. */
const BAR_LEFT = 240;

function drawModelBars(section, models, scale) {
  const width = 960;
  const step = 30;
  const svg = chartSvg(section, 'speed-ups', width, models.length * step + 4, 'Bars, one for each model');
  const x = d3.scaleLinear([0, mostShown(models, scale)], [0, width - BAR_LEFT - CHART_RIGHT]);
  const limits = models.filter((model) => scale.limit(model) <= x.domain()[1]);
  const rows = svg.selectAll('g').data(models).join('g').attr('class', (model) => (model.fastest ? 'model fastest' : 'model'))
    .attr('transform', (model, i) => `translate(${BAR_LEFT},${i * step})`);
  rows.append('text').attr('class', 'name').attr('x', -10).attr('y', 20).text((model) => shortened(model.name, 36));
  rows.append('rect').attr('y', 5).attr('height', step - 10).attr('width', (model) => Math.max(1, x(scale.value(model))));
  rows.filter((model) => limits.includes(model))
    .append('line').attr('class', 'limit').attr('y1', 2).attr('y2', step - 2)
    .attr('x1', (model) => x(scale.limit(model))).attr('x2', (model) => x(scale.limit(model)));
  rows.append('text').attr('class', 'value').attr('y', 20)
    .attr('x', (model) => x(scale.value(model)) + 8).text((model) => barText(model, scale));
  if (limits.length) section.append('p').attr('class', 'note').text('Dashed: the least time possible, by latency × rounds or by cores.');
  tells(svg, { model: modelLines });
}

/** The longest bar, and a limit that is not so far off that the bars would shrink to nothing. */
function mostShown(models, scale) {
  const most = d3.max(models, scale.value);
  return d3.max([most, ...models.map(scale.limit).filter((limit) => limit < 2.5 * most)]);
}

function barText(model, scale) {
  const wall = duration(median(model.wallMs));
  return scale.text === duration ? wall : `${scale.text(scale.value(model))}  (${wall})`;
}

function modelLines(model) {
  return [
    model.name,
    `median ${duration(median(model.wallMs))} of ${plural(model.runs, 'run')}`,
    isNumber(model.wallMs.min) && `from ${duration(model.wallMs.min)} to ${duration(model.wallMs.max)}`,
    isNumber(model.leastMs) && `least possible ${duration(model.leastMs)}: ${model.leastWhy || ''}`,
  ];
}

/** For each model: which share of the tasks took at most so long. */
function drawLatencies(section, timelines) {
  const curves = timelines.filter((timeline) => timeline.latency.length > 0);
  if (curves.length === 0) return;
  section.append('h3').text('How long single tasks took');
  section.append('p').attr('class', 'note').text('Share of the tasks that took at most so long. Further left is quicker, steeper is steadier.');
  const chart = latencyChart(section, curves);
  drawLatencyAxes(chart);
  drawCurves(chart, curves);
}

function latencyChart(section, curves) {
  const width = 940;
  const height = 60 + Math.max(170, curves.length * 18);
  const all = curves.flatMap((curve) => curve.latency.map((point) => Math.max(point[1], 0.001)));
  const [least, most] = d3.extent(all);
  const scale = most / least > 20 ? d3.scaleLog : d3.scaleLinear;
  const begin = most / least > 20 ? least * 0.9 : 0;
  const x = scale([begin, most * 1.05], [46, width - CURVES_RIGHT]);
  const svg = chartSvg(section, 'latencies', width, height, 'Distribution of the time that a task took, one curve for each model');
  return { svg, x, y: d3.scaleLinear([0, 1], [height - 30, 10]), height };
}

function drawLatencyAxes({ svg, x, y, height }) {
  const across = svg.append('g').attr('class', 'grid').selectAll('g').data(sparse(x)).join('g')
    .attr('transform', (tick) => `translate(${x(tick)},0)`);
  across.append('line').attr('y1', 10).attr('y2', height - 30);
  across.append('text').attr('y', height - 12).text(duration);
  const up = svg.append('g').attr('class', 'grid').selectAll('g').data([0, 0.5, 0.9, 1]).join('g')
    .attr('transform', (tick) => `translate(0,${y(tick)})`);
  up.append('line').attr('x1', x.range()[0]).attr('x2', x.range()[1]);
  up.append('text').attr('class', 'up').attr('x', 40).attr('dy', '0.35em').text(percent);
}

/** Ticks that do not touch. */
function sparse(x) {
  let last = -Infinity;
  return x.ticks(6).filter((tick) => {
    const free = x(tick) - last > 56;
    if (free) last = x(tick);
    return free;
  });
}

function drawCurves({ svg, x, y }, curves) {
  const line = d3.line().x((point) => x(Math.max(point[1], 0.001))).y((point) => y(point[0])).curve(d3.curveStepAfter);
  const groups = svg.selectAll('g.curve').data(curves).join('g').attr('class', (curve, i) => `curve series-${i % 8}`);
  groups.append('path').attr('d', (curve) => line([[0, curve.latency[0][1]], ...curve.latency, [1, x.invert(x.range()[1])]]));
  groups.append('line').attr('class', 'key').attr('x1', x.range()[1] + 14).attr('x2', x.range()[1] + 36)
    .attr('y1', (curve, i) => 20 + i * 18).attr('y2', (curve, i) => 20 + i * 18);
  groups.append('text').attr('x', x.range()[1] + 42).attr('y', (curve, i) => 24 + i * 18)
    .text((curve) => shortened(curve.model, 36));
  tells(svg, { curve: (curve) => [curve.model, ...[0.5, 0.9, 0.99, 1].map((share) => quantile(curve, share))] });
}

function quantile(curve, share) {
  const point = curve.latency.find((each) => each[0] >= share) || curve.latency[curve.latency.length - 1];
  return `${share === 1 ? 'all' : percent(share)} within ${duration(point[1])}`;
}
