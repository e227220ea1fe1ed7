// An indicator's lines in a table of the first screen: one, or one for each window or measure.

import { nameOf } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { cells, refresh } from './figures-table.js';
import { to } from './route.js';

/** `{body, rows, tell}`: the lines, the rows that they show, and what puts other rows in. */
export function indicatorRows(definition) {
  const body = h('tbody', { 'data-indicator': definition.id }, line(definition, { group: {}, awaited: true }, 0));
  const shown = {
    body,
    rows: null,
    tell(rows) {
      const before = shown.rows;
      if (before?.length === rows.length) {
        rows.forEach((row, place) => {
          if (JSON.stringify(row) !== JSON.stringify(before[place])) {
            refresh(body.rows[place], row, true);
          }
        });
      } else if (rows.length) {
        body.replaceChildren(...rows.map((row, place) => line(definition, row, place)));
      }
      shown.rows = rows;
    },
  };
  return shown;
}

function line(definition, row, place) {
  const label = row.window ? t('window.' + row.window) : row.label;
  return h('tr', {}, h('th', { scope: 'row' },
    place === 0
      ? h('a', { href: to({ indicator: definition.id }) }, nameOf(definition), ' ', h('code', {}, definition.id))
      : h('span', { class: 'hidden' }, nameOf(definition)),
    label && h('span', { class: 'window' }, label)), cells(row));
}
