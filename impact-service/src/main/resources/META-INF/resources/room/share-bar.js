// One share as a bar: placed, unknown, not placed. The unknown is hatched, for it may be either, and its two ends are the bounds.
// Pending stands beside the bar, for it is in no rate.

import { h, svg } from './dom.js';
import { t } from './language.js';
import { count, percent, range, ratio, value } from './format.js';
import { key } from './keys.js';
import { everyone } from './sentence.js';

const PLACE = { top: 18, bar: 22, height: 34 };

/** @param target `{value, direction}` or nothing */
export function shareBar(id, row, target) {
  const all = everyone(row);
  const unknown = row.unknown ?? 0;
  const parts = [
    { is: 'yes', n: row.numerator, label: label(id, 'yes') },
    { is: 'unknown', n: unknown, label: t('bar.unknown') },
    { is: 'no', n: all - row.numerator - unknown, label: label(id, 'no') },
  ].filter((it) => it.is !== 'unknown' || it.n > 0);
  return h('figure', { class: 'share-bar' },
    h('div', { class: 'bar-line' },
      drawing(row, parts, all, target),
      row.pending ? h('div', { class: 'pending-box' }, t('bar.pending', { n: row.pending })) : null),
    h('figcaption', {}, parts.map((it) => legend(it, all)),
      target && key('target', `${t('bar.target')} ${percent(target.value)}`),
      h('p', {}, notes(row, all))));
}

const label = (id, part) => (t(`${id}.${part}`) === `${id}.${part}` ? t('bar.' + part) : t(`${id}.${part}`));

function drawing(row, parts, all, target) {
  let from = 0;
  const rects = parts.map((it) => {
    const rect = svg('rect', { class: it.is, x: at(from / all), y: PLACE.top, width: at(it.n / all), height: PLACE.bar });
    from += it.n;
    return rect;
  });
  return svg('svg', { class: 'bar', height: PLACE.top + PLACE.bar + 6, 'aria-hidden': 'true' }, rects, interval(row), target && targetLine(target));
}

function interval({ interval: it, value }) {
  const y = PLACE.top - 8;
  return it && it.low != null && svg('g', { class: 'interval' },
    svg('line', { x1: at(it.low), x2: at(it.high), y1: y, y2: y }),
    [it.low, it.high].map((end) => svg('line', { x1: at(end), x2: at(end), y1: y - 4, y2: y + 4 })),
    svg('circle', { cx: at(value), cy: y, r: 4 }));
}

function targetLine({ value }) {
  return svg('line', { class: 'target', x1: at(value), x2: at(value), y1: 2, y2: PLACE.top + PLACE.bar + 6 });
}

function legend({ is, n, label: text }, all) {
  return h('span', { class: 'key' },
    svg('svg', { class: 'swatch', width: 14, height: 14, 'aria-hidden': 'true' }, svg('rect', { class: is, width: 14, height: 14 })),
    ` ${text} `, h('b', {}, count(n)), all ? ` (${ratio(n, all)})` : '');
}

/** What chance, and what the unknown leave open; and where the bar is of more people than the value. */
function notes(row, all) {
  return [
    row.unknown && t('bar.bounds', { low: percent(row.bounds.low), high: percent(row.bounds.high) }),
    row.interval && t('bar.interval', { range: range(row, row.interval) }),
    row.excluded && t('bar.excluded', { n: row.excluded }),
    all > row.denominator && t('bar.left-out', { n: all - row.denominator, value: value(row), all: count(row.denominator) }),
  ].filter(Boolean).join(' ');
}

const at = (share) => `${(100 * Math.max(0, Math.min(1, share))).toFixed(3)}%`;
