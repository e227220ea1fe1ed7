// One cohort, every definition of a placement on one scale: how strict or kind each is, and who is asked about in it.

import { values } from './api.js';
import { catalogue, nameOf, PLACEMENTS } from './catalogue.js';
import { cells, figuresTable } from './figures-table.js';
import { h, svg } from './dom.js';
import { t } from './language.js';
import { count, kindOf, percent } from './format.js';
import { key } from './keys.js';
import { policyNote } from './policy.js';
import { asked, controls } from './question-controls.js';
import { to } from './route.js';
import { scaleOf } from './scale.js';
import { everyone } from './sentence.js';
import { scrolling } from './table.js';

const WINDOW = 'P6M'; // of those that have several: the one that the others have too

const PARTS = ['definitions.yes', 'table.unknown', 'definitions.no', 'definition.exclusions', 'table.pending'];

export async function show(view, question) {
  const definitions = (await catalogue()).filter((it) => PLACEMENTS.includes(it.id));
  const [quarters, ...answers] = await Promise.all([
    values('EMP1', { by: 'cohort-quarter', asOf: question.asOf }),
    ...definitions.map((it) => values(it.id, asked(question))),
  ]);
  const lines = answers.map((it, at) => ({ definition: definitions[at], row: it.rows.find((row) => !row.window || row.window === WINDOW) }))
    .sort((one, two) => (one.row.value ?? 2) - (two.row.value ?? 2));
  const [{ policy, asOf }] = answers;
  view.append(...[
    h('h1', {}, t('definitions.title')),
    h('p', { class: 'lead' }, t('definitions.lead')),
    controls(question, asOf, quarters.rows.map((it) => it.group['cohort-quarter']), [], false),
    policyNote(policy, asOf),
    h('p', { class: 'sentence' }, says(lines)),
    onOneScale(lines),
    whoIsIn(lines),
  ].filter(Boolean));
}

function says(lines) {
  const known = lines.filter((it) => it.row.value != null && !it.row.suppressed);
  return known.length < 2 ? t('definitions.none') : t('definitions.says', {
    n: known.length,
    low: percent(known[0].row.value), strict: nameOf(known[0].definition),
    high: percent(known.at(-1).row.value), kind: nameOf(known.at(-1).definition),
  });
}

const head = (definition) => h('th', { scope: 'row' }, h('a', { href: to({ indicator: definition.id }) }, nameOf(definition), ' ', h('code', {}, definition.id)));

function onOneScale(lines) {
  return h('section', { class: 'breakdown' },
    h('h2', {}, t('definitions.scale')),
    figuresTable(t('page.definition'), t('definitions.scale'), [
      h('tbody', {}, lines.map(({ definition, row }) => h('tr', { 'data-indicator': definition.id }, head(definition), cells(row, scaleOf([]))))),
    ]),
    h('p', { class: 'keys' }, key('dot', t('definitions.dot')), key('unknown', t('trend.bounds'))));
}

/** The same bars in people: how long a bar is says how many are asked about, and what is left of it who is not. */
function whoIsIn(lines) {
  const shown = lines.filter(({ row }) => row.numerator != null && kindOf(row) === 'share');
  const people = ({ row }) => everyone(row) + (row.pending ?? 0) + (row.excluded ?? 0);
  const most = Math.max(1, ...shown.map(people));
  return h('section', { class: 'breakdown' },
    h('h2', {}, t('definitions.who')),
    h('p', { class: 'says' }, t('definitions.who-says')),
    scrolling(t('definitions.who'), h('table', { class: 'people folds' },
      h('thead', {}, h('tr', {}, ['page.definition', 'table.scale', ...PARTS].map((it) => h('th', { scope: 'col' }, it === 'table.scale' ? h('span', { class: 'hidden' }, t(it)) : t(it))))),
      h('tbody', {}, shown.map(({ definition, row }) => {
        const parts = [row.numerator, row.unknown ?? 0, everyone(row) - row.numerator - (row.unknown ?? 0), row.excluded ?? 0, row.pending ?? 0];
        return h('tr', {}, head(definition), h('td', { class: 'scale' }, bar(parts, most)), parts.map((it, at) => h('td', { 'data-label': t(PARTS[at]) }, count(it))));
      })))),
    h('p', { class: 'keys' }, ['yes', 'unknown', 'no', 'excluded', 'pending'].map((it) => key('part-' + it, t('definitions.part-' + it)))));
}

function bar(parts, most) {
  let from = 0;
  return svg('svg', { class: 'bar', height: 18, 'aria-hidden': 'true' }, ['yes', 'unknown', 'no', 'excluded', 'waiting'].map((is, at) => {
    const rect = svg('rect', { class: is, x: share(from, most), y: 1, width: share(parts[at], most), height: 16 });
    from += parts[at];
    return rect;
  }));
}

const share = (n, most) => `${(100 * n / most).toFixed(3)}%`;
