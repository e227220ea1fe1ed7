// Groups of one dimension on one scale, each with its interval. Groups whose intervals overlap are not ranked: sorted by value
// they stand together, by name.

import { h } from './dom.js';
import { t } from './language.js';
import { axisMark, kindOf, member } from './format.js';
import { figuresTable, cells } from './figures-table.js';
import { key } from './keys.js';
import { changed } from './route.js';
import { scaleOf } from './scale.js';

const SORTS = ['name', 'size', 'value'];

/** So many groups are seen at once; all of them on demand. */
const MOST = 30;

/**
 * @param question whose `sort`, `where` and `rows` are heeded, @param total the row without groups, @param target its value or nothing
 * @param answer has the policy, and whether these are all groups
 */
export function breakdown(rows, dimension, question, total, target, { policy, complete }) {
  const scale = scaleOf([total, ...rows]);
  const name = (row) => member(dimension, row.group[dimension]);
  const sort = SORTS.includes(question.sort) ? question.sort : 'name';
  const tiers = tiersOf(rows, sort, name);
  const shown = question.rows === 'all' ? tiers : folded(tiers);
  const line = (row, at) => h('tr', { class: at ? null : 'tier' },
    h('th', { scope: 'row' }, question.where ? name(row) : h('a', { href: narrowed(dimension, row) }, name(row))),
    cells(row, scale, target));
  return h('section', { class: 'breakdown', id: 'breakdown' },
    h('h2', {}, t('breakdown.title', { by: t('by.' + dimension) })),
    h('p', { class: 'says' }, says(rows, total)),
    h('p', { class: 'sorts' }, t('breakdown.sort'), SORTS.map((it) => [' ',
      h('a', { href: changed({ sort: it }), 'aria-current': it === sort ? 'true' : null }, t('breakdown.by-' + it))])),
    figuresTable(t('table.group'), t('breakdown.title', { by: t('by.' + dimension) }), [
      h('tbody', { class: 'total' }, h('tr', {}, h('th', { scope: 'row' }, t('breakdown.all')), cells(total, scale, target))),
      ...shown.map((tier) => h('tbody', {}, tier.map(line))),
    ], scale.span.map((it) => axisMark(total, it))),
    h('p', { class: 'keys' },
      key('dot', t(rows.some((it) => it.interval) ? 'definitions.dot' : 'table.value')),
      rows.some((it) => it.bounds?.high > it.bounds?.low) && key('unknown', t('trend.bounds')),
      target != null && key('target', t('trend.target'))),
    shown !== tiers && rows.length > MOST && h('p', {}, h('a', { href: changed({ rows: 'all' }) }, t('breakdown.unfold', { n: rows.length }))),
    sort === 'value' && h('p', { class: 'note' }, t('breakdown.tiers')),
    !complete && h('p', { class: 'note' }, t('breakdown.page', { n: rows.length })),
    withheld(rows, policy));
}

/** The first rows of the tiers: two hundred programmes are more than anybody reads. */
function folded(tiers) {
  let left = MOST;
  return tiers.map((tier) => {
    const shown = tier.slice(0, left);
    left -= shown.length;
    return shown;
  }).filter((tier) => tier.length);
}

/** Why some groups have words in place of figures. */
const withheld = (rows, policy) => [...new Set(rows.map((it) => it.suppressed ?? it.coded).filter(Boolean))].map((why) => h('p', { class: 'note' },
  t('breakdown.withheld', { why: t('why.' + why), reason: t('reason.' + why, { least: policy?.leastRecords ?? '' }) })));

/** The page about one group alone. */
const narrowed = (dimension, row) => changed({ where: `${dimension}:${row.group[dimension]}`, by: null, a: null, b: null, rows: null });

/** One tier, or by value one for each run of intervals that overlap; what has no figure comes last. */
function tiersOf(rows, sort, name) {
  const byName = (one, two) => name(one).localeCompare(name(two));
  const size = (row) => row.denominator ?? row.numerator ?? -1;
  if (sort !== 'value') {
    return [rows.toSorted(sort === 'size' ? (one, two) => size(two) - size(one) || byName(one, two) : byName)];
  }
  const known = rows.filter((it) => it.value != null && it.interval?.low != null).sort((one, two) => two.interval.high - one.interval.high);
  const tiers = [];
  let low = Infinity;
  for (const row of known) {
    if (row.interval.high < low) {
      tiers.push([]);
    }
    tiers.at(-1).push(row);
    low = Math.min(low === Infinity || tiers.at(-1).length === 1 ? row.interval.low : low, row.interval.low);
  }
  const rest = rows.filter((it) => !known.includes(it));
  return [...tiers.map((it) => it.sort(byName)), rest.sort(byName)].filter((it) => it.length);
}

/** How many groups can be told from the whole: those whose interval leaves its value out. */
function says(rows, total) {
  if (kindOf(total) === 'count') {
    return t('breakdown.counts', { n: rows.length });
  }
  const judged = rows.filter((it) => it.interval?.low != null);
  if (!judged.length || total.value == null) {
    return t('breakdown.none', { n: rows.length });
  }
  const above = judged.filter((it) => it.interval.low > total.value).length;
  const below = judged.filter((it) => it.interval.high < total.value).length;
  if (above + below === 0) {
    return t('breakdown.same', { n: judged.length });
  }
  return t('breakdown.says', { n: judged.length, above, below, rest: judged.length - above - below });
}
