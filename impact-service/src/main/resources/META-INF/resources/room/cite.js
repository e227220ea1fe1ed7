// A figure to be quoted: all that somebody needs to find it again, and the same as data.

import { address } from './api.js';
import { h } from './dom.js';
import { t } from './language.js';
import { day, range, value } from './format.js';
import { changed } from './route.js';

/** @param answer of the API, @param name of the indicator, @param asked what the API was asked */
export function cite(answer, name, asked, curve) {
  const row = answer.rows?.[0];
  const kept = { ...asked, asOf: answer.asOf };
  const path = `/metrics/v1/indicators/${answer.indicator}/${curve ? 'curve' : 'values'}`;
  const link = new URL(changed({ asOf: answer.asOf, positions: answer.positions }), location).href;
  const text = t(row ? 'cite.text' : 'cite.text-of-all', {
    id: answer.indicator, version: answer.version, name,
    value: row ? value(row) : '', counts: row?.denominator ? ` (${t('table.of', { n: row.numerator, all: row.denominator })})` : '',
    interval: row?.interval ? range(row, row.interval) : '–', unknown: row?.unknown ?? '–', pending: row?.pending ?? '–',
    policy: answer.policy ? answer.policy.name : t('cite.exact'), day: day(answer.asOf), positions: answer.positions ?? '–',
  });
  const curl = `curl -s '${new URL(address(path, kept), location).href}' -H "Authorization: Bearer $TOKEN"`;
  return h('section', { class: 'cite', id: 'cite' },
    h('h2', {}, t('cite.title')),
    copied('cite.quote', text),
    copied('cite.link', link),
    copied('cite.curl', curl),
    h('p', {}, h('a', { href: address(path, { ...kept, format: 'csv' }), download: `${answer.indicator}-${answer.asOf}.csv` }, t('cite.csv'))),
    h('p', { class: 'note' }, t('cite.note')));
}

function copied(label, text) {
  const done = h('span', { role: 'status', class: 'note' });
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    done.textContent = t('cite.copied');
  };
  return h('div', { class: 'copied' },
    h('h3', {}, t(label), ' ', h('button', { class: 'quiet', type: 'button', onclick: copy, 'aria-label': t('pair', { name: t('cite.copy'), value: t(label) }) }, t('cite.copy')), ' ', done),
    h('pre', { tabindex: 0 }, text));
}

/** Whether the ledgers have gone on since a figure was cited: then it may be another now. */
export function sinceCited(question, answer) {
  return question.positions && h('p', { class: 'why', role: 'note' }, t(question.positions === answer.positions ? 'cite.same' : 'cite.moved'));
}
