// What was published, for good: each report with its state, how a stranger verifies it, and what a restatement changed.

import { get } from './api.js';
import { h } from './dom.js';
import { t } from './language.js';
import { day, instant, period } from './format.js';
import { missionSheet } from './mission-sheet.js';
import { changes } from './report-changes.js';

export async function show(view, question, who) {
  const mayWrite = who.roles?.includes('reports:write');
  const { reports } = await get('/reports/v1');
  const titles = new Map(reports.map((it) => [it.id, it.title]));
  view.append(
    h('h1', {}, t('reports.title')),
    h('p', { class: 'lead' }, t('reports.lead')),
    reports.length ? h('div', { class: 'reports' }, reports.toSorted((one, two) => two.frozenAt.localeCompare(one.frozenAt)).map((it) => report(it, titles, mayWrite))) : h('p', { class: 'sentence' }, t('reports.none')));
}

function report(it, titles, mayWrite) {
  const address = `/reports/v1/${it.id}`;
  return h('article', { class: 'breakdown report', id: it.id },
    h('p', { class: 'eyebrow' }, t('report.' + it.state)),
    h('h2', {}, it.title),
    h('p', {}, it.from ? t('report.period', { period: period(it.from, it.to) }) + ' ' : '', t('report.as-of', { day: day(it.asOf), at: instant(it.frozenAt) })),
    it.previous && h('p', {}, t('report.previous'), ' ', h('a', { href: '#' + it.previous }, titles.get(it.previous) ?? it.previous.slice(0, 12) + '…'), '.'),
    h('ol', { class: 'steps' }, it.steps.map((step) => h('li', {}, t('step.' + step.step, { at: instant(step.at) }), step.reason && h('q', { lang: 'en' }, step.reason)))),
    h('p', { class: 'links' },
      h('a', { href: address, target: '_blank' }, t('report.read')), ' ',
      h('a', { href: address, download: `${it.id.slice(0, 12)}.json` }, t('report.json'))),
    h('p', { class: 'note' }, t('report.hash'), ' ', h('code', { class: 'hash' }, it.id)),
    it.previous && later('report.changes', () => changes(it.id)),
    later('report.sheet', () => missionSheet(it.id, mayWrite)),
    it.state !== 'draft' && later('report.verify', () => verification(address)));
}

/** Asked for only when it is opened. */
function later(label, ask) {
  const place = h('div', {}, t('state.asking'));
  const open = async () => place.replaceChildren(await ask().catch((problem) => h('p', { class: 'problem' }, problem.message)));
  return h('details', { ontoggle: (event) => event.target.open && open() }, h('summary', {}, t(label)), place);
}

async function verification(address) {
  const guide = await get(address + '/verification');
  return h('div', { class: 'verification' },
    h('p', {}, t('verify.says', { n: guide.heads.length })),
    h('ol', { lang: 'en' }, guide.steps.map((it) => h('li', {}, it))),
    h('dl', {}, ['sha256', 'entries', 'records', 'exactSha256', 'secretSha256', 'verifier'].flatMap((it) => [h('dt', {}, t('verify.' + it)), h('dd', {}, h('code', { class: 'hash' }, guide[it]))])));
}
