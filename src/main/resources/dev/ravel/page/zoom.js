// One zoom for all timelines of a job: Ctrl and wheel, drag, double click, buttons, arrow keys.

const MOST_ZOOM = 20_000;

function zoomable(section, chart) {
  const { layout, svg } = chart;
  const room = [[GUTTER, 0], [layout.width - RIGHT, layout.height]];
  const zoom = d3.zoom().scaleExtent([1, MOST_ZOOM]).extent(room).translateExtent(room)
    .filter((event) => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : !event.button))
    .on('zoom', (event) => show(chart, event.transform));
  svg.call(zoom).attr('tabindex', 0).on('keydown.zoom', (event) => byKey(event, svg, zoom));
  drawZoomButtons(section, svg, zoom);
  show(chart, d3.zoomIdentity);
}

function drawZoomButtons(section, svg, zoom) {
  const bar = section.insert('div', `#${svg.attr('id')}`).attr('class', 'zoom');
  const button = (label, says, action) => bar.append('button').attr('type', 'button')
    .attr('aria-label', says).text(label).on('click', action);
  button('+', 'Zoom in', () => svg.call(zoom.scaleBy, 2));
  button('−', 'Zoom out', () => svg.call(zoom.scaleBy, 0.5));
  button('whole run', 'Show the whole run', () => svg.call(zoom.transform, d3.zoomIdentity));
  bar.append('span').attr('class', 'hint').text('Ctrl + wheel zooms, drag moves, double click zooms in');
}

function byKey(event, svg, zoom) {
  const part = (chartWidth) => chartWidth / d3.zoomTransform(svg.node()).k;
  const actions = {
    '+': () => svg.call(zoom.scaleBy, 2),
    '-': () => svg.call(zoom.scaleBy, 0.5),
    0: () => svg.call(zoom.transform, d3.zoomIdentity),
    ArrowLeft: () => svg.call(zoom.translateBy, part(120), 0),
    ArrowRight: () => svg.call(zoom.translateBy, -part(120), 0),
  };
  if (actions[event.key] && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    actions[event.key]();
  }
}

function show(chart, transform) {
  const x = transform.rescaleX(chart.layout.x);
  chart.now = x;
  const pixels = x(1) - x(0);
  chart.svg.selectAll('.moved').attr('transform', `translate(${x(0)},0) scale(${pixels},1)`);
  chart.svg.selectAll('pattern').attr('patternTransform', function () {
    return `scale(${1 / pixels},1) rotate(${this.dataset.angle})`;
  });
  chart.ends.attr('transform', (place) => `translate(${x(place.timeline.endMs)},0)`);
  showStallLabels(chart, x);
  showAxis(chart, x);
}

function showStallLabels(chart, x) {
  chart.svg.selectAll('.stall-label')
    .attr('x', (stall) => Math.max(x(stall.at), GUTTER) + 4)
    .text((stall) => {
      const shown = Math.min(x(stall.at + stall.ms), chart.layout.width) - Math.max(x(stall.at), GUTTER) - 8;
      const texts = [`blocked ${duration(stall.ms)} · ${lineOf(stall)}`, `blocked ${duration(stall.ms)}`, duration(stall.ms)];
      return texts.find((text) => text.length * 6.2 < shown) || '';
    });
}

/** The method and its line, without the package. */
const lineOf = (stall) => (stall.culprit || '').replace(/^.*\.(?=[^.]+\.[^.(]+\()/, '');

function showAxis(chart, x) {
  const { layout, grid } = chart;
  const ticks = x.ticks(Math.max(3, Math.floor(layout.width / 110)));
  const text = tickText(x.domain()[1]);
  const lines = grid.selectAll('g').data(ticks).join((enter) => {
    const tick = enter.append('g');
    tick.append('line').attr('y1', AXIS - 6).attr('y2', layout.height - AXIS + 6);
    tick.append('text').attr('y', AXIS - 10);
    tick.append('text').attr('y', layout.height - AXIS + 18);
    return tick;
  });
  lines.attr('transform', (tick) => `translate(${x(tick)},0)`).selectAll('text')
    .text(function () { return text(d3.select(this.parentNode).datum()); });
}
