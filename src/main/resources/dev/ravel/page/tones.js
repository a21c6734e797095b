// What a task was doing, in the tones of the timeline; and the legend that names them.

const TONES = [
  { name: 'computing', says: 'computing', phases: ['compute'] },
  { name: 'receiving', says: 'receiving', phases: ['body'] },
  { name: 'waiting', says: 'waiting for the other side', phases: ['connect', 'firstByte'] },
  { name: 'locked', says: 'waiting for the lock, in turns with computing', phases: ['lock'] },
  { name: 'queued', says: 'queued behind other tasks', phases: ['queue'] },
  { name: 'polite', says: 'polite wait', phases: ['politeness', 'pause'] },
];

const PHASE_WORDS = {
  politeness: 'polite wait', pause: 'pause in the slot', queue: 'queued', connect: 'connecting',
  firstByte: 'waiting for the first byte', body: 'receiving', lock: 'waiting for the lock', compute: 'computing',
};

const STALL_WORDS = {
  task: 'Blocked by a task', startup: 'Held at start-up (classes being loaded)',
  pause: 'Held by the machine or the garbage collector', other: 'Held, by no single task',
};

const toneOf = (phase) => TONES.find((tone) => tone.phases.includes(phase)).name;

function toneSeen(timeline, tone) {
  return timeline.lanes.some((lane) => lane.columns
    ? tone.phases.some((phase) => lane.columns[phase])
    : lane.bars.some((bar) => tone.phases.some((phase) => bar.phases[phase])));
}

function legendEntries(timelines) {
  const seen = (test) => timelines.some(test);
  const stalled = (kinds) => seen((line) => line.stalls.some((stall) => kinds.includes(stall.kind)));
  const entries = [...TONES].reverse().filter((tone) => seen((line) => toneSeen(line, tone)))
    .map((tone) => ({ name: tone.name, says: tone.says }));
  if (stalled(['task'])) entries.push({ name: 'blocked', says: 'loop blocked by a task: nothing else ran' });
  if (stalled(['startup', 'pause', 'other'])) entries.push({ name: 'held', says: 'loop held by start-up, a pause or other' });
  if (seen((line) => line.failures.length > 0)) entries.push({ name: 'failed', says: 'failed' });
  if (seen((line) => line.lanes.some((lane) => lane.bars && lane.bars.some((bar) => bar.end === 'again')))) {
    entries.push({ name: 'again', says: 'failed, tried again' });
  }
  return entries;
}

function swatch(svg, name) {
  if (name === 'failed' || name === 'again') {
    svg.append('path').attr('class', name === 'failed' ? 'failure' : 'again').attr('d', 'M11,7h0');
    return;
  }
  svg.append('rect').attr('class', `swatch ${name}`).attr('x', 1).attr('y', 2).attr('width', 20).attr('height', 10);
}

function drawLegend(section, timelines) {
  const list = section.append('ul').attr('class', 'legend').attr('aria-label', 'Legend');
  list.selectAll('li').data(legendEntries(timelines)).join('li').each(function (entry) {
    const item = d3.select(this);
    swatch(item.append('svg').attr('width', 22).attr('height', 14).attr('aria-hidden', 'true'), entry.name);
    item.append('span').text(entry.says);
  });
}

/** The hatches: polite waits lean one way, waits for the lock the other. `stretch` undoes the zoom. */
function hatch(defs, id, angle, tone) {
  const pattern = defs.append('pattern').attr('id', id).attr('data-angle', angle)
    .attr('patternUnits', 'userSpaceOnUse').attr('width', 5).attr('height', 5)
    .attr('patternTransform', `rotate(${angle})`);
  pattern.append('rect').attr('class', `${tone}-ground`).attr('width', 5).attr('height', 5);
  pattern.append('rect').attr('class', `${tone}-line`).attr('width', 2).attr('height', 5);
}

function drawHatches(root) {
  const defs = root.append('svg').attr('class', 'defs').attr('width', 0).attr('height', 0)
    .attr('aria-hidden', 'true').append('defs');
  hatch(defs, 'hatch-polite', 45, 'polite');
  hatch(defs, 'hatch-locked', -45, 'locked');
}
