// Where everything of a job's timelines stands: all of them in one drawing, on one axis of time.

const GUTTER = 118;
const RIGHT = 16;
const AXIS = 24;
const HEADING = 30;
const STRIP = 26;
const GAP = 6;
const BETWEEN = 18;

const LANE_LIMIT = 150;

/** The height of one sub-row: thick where there are few, thin where an event loop has many requests in flight. */
function rowHeight(rows, lanes) {
  const most = lanes > 48 ? 5 : lanes > 12 ? 10 : 18;
  return Math.max(1.5, Math.min(most, LANE_LIMIT / rows));
}

function laneHeight(lane, lanes) {
  if (lane.columns) return lanes > 48 ? 12 : lanes > 12 ? 22 : 72;
  return Math.max(lanes > 48 ? 6 : 14, rowHeight(lane.rows, lanes) * lane.rows);
}

function placeLanes(lanes, top) {
  let y = top;
  return lanes.map((lane) => {
    const height = laneHeight(lane, lanes.length);
    const placed = { lane, y, height, row: lane.columns ? 0 : height / Math.max(1, lane.rows) };
    y += height + (lanes.length > 48 ? 1 : 4);
    return placed;
  });
}

function strips(timeline) {
  const lag = timeline.lag.length ? [{ name: 'worst lag', values: timeline.lag, unit: duration, says: 'the worst of' }] : [];
  return [{ name: 'in flight', values: timeline.inFlight, unit: digits, says: 'on average over' }, ...lag];
}

function placeTimeline(timeline, top) {
  const lanes = placeLanes(timeline.lanes, top + HEADING);
  const last = lanes[lanes.length - 1];
  let y = (last ? last.y + last.height : top + HEADING) + GAP;
  const placed = strips(timeline).map((strip) => {
    const here = { ...strip, timeline, y, height: STRIP };
    y += STRIP + GAP;
    return here;
  });
  return { timeline, top, lanes, strips: placed, bottom: y };
}

function layOut(timelines, width) {
  let y = AXIS;
  const placed = timelines.map((timeline) => {
    const here = placeTimeline(timeline, y);
    y = here.bottom + BETWEEN;
    return here;
  });
  const begin = d3.min(timelines, (timeline) => timeline.beginMs);
  const end = d3.max(timelines, (timeline) => timeline.lastMs);
  const x = d3.scaleLinear([begin, end + Math.max(1, end - begin) * 0.02], [GUTTER, width - RIGHT]);
  return { placed, width, height: y - BETWEEN + AXIS, x, begin, end };
}
