// Reported measures: what people entered, each with the hash of the document that shows it.

import { values } from './api.js';
import { nameOf, REPORTED } from './catalogue.js';
import { cite } from './cite.js';
import { definitionList } from './definition.js';
import { h } from './dom.js';
import { t } from './language.js';
import { instant, measureName, number, period } from './format.js';
import { policyNote } from './policy.js';
import { sentence } from './sentence.js';
import { table } from './table.js';

export async function measures({ view, definition, targets }) {
  const answer = await values(REPORTED);
  view.append(...[
    policyNote(answer.policy, answer.asOf),
    answer.rows.length === 0 && h('p', { class: 'sentence' }, t('sentence.no-measure')),
    answer.rows.length > 0 && h('p', { class: 'sentence' }, sentence(REPORTED, aimedAt(answer.rows, targets))),
    answer.rows.length > 0 && listed(answer.rows, targets),
    definitionList(definition),
    answer.rows.length > 0 && cite({ ...answer, rows: [] }, nameOf(definition), {}),
  ].filter(Boolean));
}

/** The latest row of a measure at which something is aimed, else the latest. */
export const aimedAt = (rows, targets) => rows.findLast((row) => targets.some((it) => it.measure === row.group.measure)) ?? rows.at(-1);

const COLUMNS = ['measure', 'period', 'value', 'target', 'document', 'entered'];

function listed(rows, targets) {
  const columns = COLUMNS.filter((it) => it !== 'target' || rows.some((row) => aim(row, targets)));
  return table(t('MSR.name'), columns.map((it) => t('measure.' + it)), rows.map((row) => [
    measureName(row.group.measure),
    period(row.from, row.to),
    row.suppressed ? t('why.' + row.suppressed) : h('b', {}, `${number(row.numerator)} ${row.unit}`),
    ...(columns.includes('target') ? [aim(row, targets)] : []),
    [row.document, ' ', h('code', { class: 'hash', title: row.sha256 }, row.sha256?.slice(0, 16), '…')],
    [instant(row.enteredAt), row.measureVersion > 1 && h('span', { class: 'window' }, t('measure.version', { n: row.measureVersion }))],
  ]));
}

function aim(row, targets) {
  const found = targets.find((it) => it.measure === row.group.measure && it.from === row.from && it.to === row.to);
  return found ? t('target.' + found.direction, { value: `${number(found.value)} ${row.unit}` }) : '';
}
