// Numbers as a person reads them: three digits and a unit.

const digits = (value) => {
  const size = Math.abs(value);
  return value.toLocaleString('en', { maximumFractionDigits: size >= 100 ? 0 : size >= 10 ? 1 : 2 });
};

const count = (value) => Math.round(value).toLocaleString('en');

const plural = (value, one, many = one + 's') => `${count(value)} ${value === 1 ? one : many}`;

function duration(ms) {
  if (ms < 1000) return `${digits(ms)} ms`;
  if (ms < 120_000) return `${digits(ms / 1000)} s`;
  return ms < 7_200_000 ? `${digits(ms / 60_000)} min` : `${digits(ms / 3_600_000)} h`;
}

function bytes(value) {
  const step = [[1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB']].find(([size]) => value >= size);
  return step ? `${digits(value / step[0])} ${step[1]}` : `${digits(value)} B`;
}

const times = (value) => `${digits(value)}×`;

const percent = (value) => `${digits(value * 100)} %`;

/** Ticks of a time axis: all in one unit. */
function tickText(longest) {
  const unit = longest < 1000 ? [1, 'ms'] : longest < 120_000 ? [1000, 's'] : [60_000, 'min'];
  return (ms) => `${(ms / unit[0]).toLocaleString('en', { maximumFractionDigits: 6 })} ${unit[1]}`;
}

const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

const median = (figure) => (isNumber(figure) ? figure : figure && figure.median);
