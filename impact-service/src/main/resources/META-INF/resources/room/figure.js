// An indicator's figure at full size, as its kind asks for.

import { h } from './dom.js';
import { t } from './language.js';
import { inUnit, kindOf, range, value } from './format.js';
import { figuresTable, cells } from './figures-table.js';
import { dot, scaleOf } from './scale.js';
import { everyone, sentence } from './sentence.js';
import { shareBar } from './share-bar.js';
import { targetNote } from './target.js';

export function figure(id, row, target, asOf, policy) {
  if (!row) {
    return h('p', { class: 'sentence' }, t(id === 'MSR' ? 'sentence.no-measure' : 'sentence.nobody'));
  }
  const withheld = row.suppressed ?? row.coded;
  return h('section', { class: 'figure-full', 'data-indicator': id },
    h('p', { class: 'sentence' }, sentence(id, row, asOf)),
    h('p', { class: 'headline' }, h('b', { class: withheld ? 'withheld' : null }, value(row)),
      row.window && h('span', { class: 'note' }, t('window.' + row.window))),
    withheld ? h('p', { class: 'note' }, t('reason.' + withheld, { least: policy?.leastRecords ?? '' })) : drawing(id, row, target),
    targetNote(row, target));
}

function drawing(id, row, target) {
  switch (kindOf(row)) {
    case 'share': return row.bounds && everyone(row) ? shareBar(id, row, target) : null;
    case 'gap': return gap(row);
    case 'money':
    case 'days': return median(row, target);
    default: return null;
  }
}

/** The two groups on one scale, and their difference with Newcombe's interval. */
function gap(row) {
  const scale = scaleOf(row.parts);
  const name = (part) => t(part.group['target-group'] === 'true' ? 'gap.target' : 'gap.others');
  return h('div', {},
    figuresTable(t('table.group'), t('gap.title'), row.parts.map((part) => h('tbody', {}, h('tr', {}, h('th', { scope: 'row' }, name(part)), cells(part, scale))))),
    row.interval && h('p', { class: 'note' }, t('gap.interval', { range: range(row, row.interval) }), ' ',
      t(row.interval.low <= 0 && row.interval.high >= 0 ? 'compare.chance' : 'compare.beyond')),
    row.unclassified ? h('p', { class: 'note' }, t('gap.unclassified', { n: row.unclassified })) : null);
}

function median(row, target) {
  const scale = scaleOf([row, { value: target?.value }]);
  return row.value != null && h('div', { class: 'median' },
    dot(row, scale, target?.value),
    h('p', { class: 'ends' }, h('span', {}, inUnit(row, scale.span[0])), h('span', {}, inUnit(row, scale.span[1]))),
    row.interval && h('p', { class: 'note' }, t('bar.interval', { range: range(row, row.interval) })));
}
