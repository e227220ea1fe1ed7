// The legend's samples, drawn as the chart draws them.

import { h, svg } from './dom.js';

const block = (is) => () => [svg('rect', { class: is, width: 24, height: 14 })];
const SAMPLES = {
  'part-yes': block('yes'),
  'part-unknown': block('unknown'),
  'part-no': block('no'),
  'part-excluded': block('excluded'),
  'part-pending': block('waiting'),
  line: () => [svg('line', { class: 'path thick', x1: 0, x2: 24, y1: 7, y2: 7 }), svg('circle', { class: 'closed', cx: 12, cy: 7, r: 4 })],
  curve: () => [svg('line', { class: 'path thick', x1: 0, x2: 24, y1: 7, y2: 7 })],
  open: () => [svg('circle', { class: 'open', cx: 12, cy: 7, r: 4 })],
  band: block('band'),
  unknown: block('unknown'),
  target: () => [svg('line', { class: 'target', x1: 0, x2: 24, y1: 7, y2: 7 })],
  second: () => [svg('line', { class: 'second', x1: 0, x2: 24, y1: 7, y2: 7 })],
  dot: () => [svg('line', { class: 'interval', x1: 0, x2: 24, y1: 7, y2: 7 }), svg('circle', { class: 'closed', cx: 12, cy: 7, r: 4 })],
};

export function key(sample, text) {
  return h('span', { class: 'key' }, svg('svg', { class: 'sample', width: 24, height: 14, 'aria-hidden': 'true' }, SAMPLES[sample]()), ' ', text);
}
