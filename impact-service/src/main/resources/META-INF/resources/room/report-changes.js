// The rows in which a report differs from the one that it restates, those of everybody first.

import { get } from './api.js';
import { catalogue, nameOf } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { member, value } from './format.js';
import { table } from './table.js';

const MOST = 40;

export async function changes(id) {
  const [difference, definitions] = await Promise.all([get(`/reports/v1/${id}/difference`), catalogue()]);
  const names = new Map(definitions.map((it) => [it.id, nameOf(it)]));
  const rows = difference.rows.toSorted((one, two) => one.by.length - two.by.length).slice(0, MOST);
  return h('div', {},
    h('p', {}, t('changes.says', { n: difference.rows.length }), ' ', h('q', { lang: 'en' }, difference.reason)),
    rows.length > 0 && table(t('report.changes'), ['table.indicator', 'table.group', 'changes.before', 'changes.after'].map((it) => t(it)),
      rows.map((it) => [names.get(it.indicator) ?? it.indicator, group(it), figure(it.before), figure(it.after)])),
    difference.rows.length > MOST && h('p', { class: 'note' }, t('changes.more', { n: difference.rows.length - MOST })));
}

/** Whom a row is of, and after how long. */
function group({ before, after }) {
  const { group: members, window } = after ?? before;
  const names = Object.entries(members ?? {}).map(([dimension, text]) => t('pair', { name: t('by.' + dimension), value: member(dimension, text) }));
  return [names.join(', ') || t('breakdown.all'), window && t('window.' + window)].filter(Boolean).join(', ');
}

const figure = (row) => (row ? value(row) + (row.denominator ? ` (${t('table.of', { n: row.numerator, all: row.denominator })})` : '') : '–');
