// One row of a dot plot: the value, its interval, the bounds that the unknown leave, a target, all on the scale of the whole plot.

import { svg } from './dom.js';

const HEIGHT = 28;
const MIDDLE = 9;
const BAND = { y: 17, height: 7 };

/** From 0 to 1 for shares; for differences around 0 to the next ten points; else from 0 to a round number that all rows are below. */
export function scaleOf(rows) {
  const ends = rows.flatMap((it) => [it.value, it.interval?.low, it.interval?.high, it.bounds?.low, it.bounds?.high])
    .filter((it) => it != null);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const tens = Math.ceil(10 * Math.max(-low, high)) / 10;
  const span = high <= 1 && low >= -1 ? (low < 0 ? [-tens, tens] : [0, 1]) : [low && -above(-low), above(high)];
  return { span, at: (value) => `${(100 * (value - span[0]) / (span[1] - span[0])).toFixed(3)}%` };
}

/** The next of 1, 2, 3, 4, 5, 6, 8 and 10 times a power of ten. */
function above(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 3, 4, 5, 6, 8, 10].find((it) => it * power > value) * power;
}

export function dot(row, scale, target) {
  const { at } = scale;
  const line = (name, from, to, y1 = MIDDLE, y2 = MIDDLE) => svg('line', { class: name, x1: at(from), x2: at(to), y1, y2 });
  const [first, last] = scale.span;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((it) => first + it * (last - first));
  const { value, interval, bounds } = row;
  return svg('svg', { class: 'dot', height: HEIGHT, 'aria-hidden': 'true' },
    grid.map((it) => line('grid', it, it, 0, HEIGHT)),
    bounds && bounds.high > bounds.low && band(bounds, scale),
    interval?.low != null && interval.high != null && line('interval', interval.low, interval.high),
    target != null && line('target', target, target, 1, HEIGHT - 1),
    value != null && svg('circle', { cx: at(value), cy: MIDDLE, r: 5 }));
}

function band({ low, high }, { at, span }) {
  const width = `${(100 * (high - low) / (span[1] - span[0])).toFixed(3)}%`;
  return svg('rect', { class: 'unknown', x: at(low), width, ...BAND });
}
