// A small trend: one dot a quarter with its interval. Hollow is what still has pending records; what is hidden is a gap.

import { h, svg } from './dom.js';
import { t } from './language.js';
import { drawable, member, value } from './format.js';

const HEIGHT = 56;

export function spark(quarters, name, target) {
  const rows = quarters.map(drawable);
  const known = rows.filter((it) => it.value != null);
  if (known.length < 2) {
    return h('p', { class: 'note' }, t('spark.none'));
  }
  const first = rows.indexOf(known[0]);
  const shown = rows.slice(first, rows.indexOf(known.at(-1)) + 1).slice(-12);
  const ends = [...shown.flatMap((it) => [it.interval?.low, it.interval?.high, it.value]), target].filter((it) => it != null);
  const [low, high] = [Math.min(0, ...ends), Math.max(0.001, ...ends)];
  const x = (place) => `${(4 + 92 * place / (shown.length - 1 || 1)).toFixed(2)}%`;
  const y = (it) => 5 + (HEIGHT - 10) * (1 - (it - low) / (high - low));
  const line = (name_, one, two, from, to) => svg('line', { class: name_, x1: one, x2: two, y1: y(from), y2: y(to) });
  return h('figure', { class: 'spark' },
    svg('svg', { height: HEIGHT, 'aria-hidden': 'true' },
      svg('line', { class: 'grid', x1: 0, x2: '100%', y1: y(0), y2: y(0) }),
      target != null && svg('line', { class: 'target', x1: 0, x2: '100%', y1: y(target), y2: y(target) }),
      shown.map((it, place) => it.interval?.low != null && line('interval', x(place), x(place), it.interval.low, it.interval.high)),
      shown.map((it, place) => {
        const before = shown[place - 1];
        return before?.value != null && it.value != null && line('path', x(place - 1), x(place), before.value, it.value);
      }),
      shown.map((it, place) => it.value != null
        && svg('circle', { class: it.pending ? 'open' : 'closed', cx: x(place), cy: y(it.value), r: 3.5 }))),
    h('figcaption', {}, caption(shown, name)));
}

function caption(shown, name) {
  const [one, two] = [shown.find((it) => it.value != null), shown.filter((it) => it.value != null).at(-1)];
  const quarter = (it) => member('cohort-quarter', it.group['cohort-quarter']);
  return t('spark.caption', { name, from: quarter(one), first: value(one), to: quarter(two), last: value(two) })
    + (shown.some((it) => it.pending) ? ' ' + t('spark.open') : '');
}
