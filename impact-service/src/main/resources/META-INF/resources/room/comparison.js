// Two groups beside each other, and whether chance alone could make their difference.

import { h } from './dom.js';
import { t } from './language.js';
import { inUnit, member, range, value } from './format.js';
import { difference, isShare } from './newcombe.js';
import { changed, go } from './route.js';

const GAP = { parts: [] };

/** @param question has the groups that were chosen, `a` and `b`; else two that are usual are compared */
export function comparison(rows, dimension, question) {
  const comparable = rows.filter(isShare);
  if (comparable.length < 2) {
    return null;
  }
  const named = (text) => comparable.find((it) => it.group[dimension] === text);
  const [first, second] = usual(comparable, dimension);
  const [one, two] = [named(question.a) ?? first, named(question.b) ?? second];
  const choose = (name, chosen) => h('label', {}, h('span', {}, t('compare.' + name)),
    h('select', { name, onchange: (event) => go(changed({ a: one.group[dimension], b: two.group[dimension], [name]: event.target.value })) },
      comparable.map((it) => h('option', { value: it.group[dimension], selected: it === chosen }, member(dimension, it.group[dimension])))));
  return h('section', { class: 'comparison', id: 'comparison' },
    h('h2', {}, t('compare.title')),
    h('form', { class: 'controls', 'aria-label': t('compare.title') }, choose('a', one), choose('b', two)),
    h('p', { class: 'sentence', role: 'status' }, says(one, two, dimension)),
    h('p', { class: 'note' }, t('compare.method')));
}

/** Of cohorts the last two, without pending records if there are such; else the two largest, for the extremes would be picked cherries. */
function usual(rows, dimension) {
  if (!dimension.startsWith('cohort')) {
    return rows.toSorted((one, two) => two.denominator - one.denominator);
  }
  const whole = rows.filter((it) => !it.pending);
  return (whole.length > 1 ? whole : rows).slice(-2).reverse();
}

function says(one, two, dimension) {
  const { low, high, value: d } = difference(one, two);
  const chance = low <= 0 && high >= 0 ? 'compare.chance' : 'compare.beyond';
  return t('compare.says', {
    a: member(dimension, one.group[dimension]), one: value(one),
    b: member(dimension, two.group[dimension]), two: value(two),
    gap: inUnit(GAP, d), range: range(GAP, { low, high }),
  }) + ' ' + t(chance) + (one.unknown || two.unknown ? ' ' + silence(one, two) : '');
}

/** What the unknown could do to the sign: they may be all of one kind in one group and of the other in the other. */
function silence(one, two) {
  const could = one.bounds.low - two.bounds.high < 0 && one.bounds.high - two.bounds.low > 0;
  return t(could ? 'compare.silence' : 'compare.firm');
}
