// What the missions aim at: objectives and their targets in every version, what was set late, and for those who may the forms
// that set a target and enter a measure.

import { catalogue, nameOf, objectives, unitOf } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { inUnit, instant, measureName, number, percent, period } from './format.js';
import { measureForm } from './measure-form.js';
import { to } from './route.js';
import { table } from './table.js';
import { targetForm } from './target-form.js';

export async function show(view, question, who) {
  const [missions, definitions] = await Promise.all([objectives(), catalogue()]);
  const names = new Map(definitions.map((it) => [it.id, nameOf(it)]));
  const lists = h('div', { class: 'missions' });
  const draw = (now) => lists.replaceChildren(...now.map((it) => mission(it, names)));
  draw(missions);
  const again = () => objectives().then(draw, () => {}); // what was kept is kept, whether it can be shown or not
  view.append(
    h('h1', {}, t('targets.title')),
    h('p', { class: 'lead' }, t('targets.lead')),
    lists,
    ...(who.roles?.includes('reports:write') ? [targetForm(missions, names, again), measureForm()] : []));
}

function mission({ mission: id, objectives: aims }, names) {
  return h('section', { class: 'breakdown', id },
    h('p', { class: 'eyebrow' }, t('mission', { n: +id.slice(1) })),
    h('h2', {}, t(id)),
    aims.length ? aims.map((it) => objective(it, names)) : h('p', { class: 'note' }, t('targets.none')));
}

function objective(it, names) {
  return h('article', {},
    h('h3', {}, it.statement),
    h('p', { class: 'note' }, t('targets.followed'), ' ', it.indicators.map((id, at) => [at ? ', ' : '', h('a', { href: to({ indicator: id }) }, names.get(id) ?? id)])),
    it.targets.length > 0 && listed(it.statement, it.targets.toSorted((one, two) => one.from.localeCompare(two.from) || one.version - two.version), names));
}

const COLUMNS = ['table.indicator', 'targets.target', 'targets.period', 'targets.set', 'targets.reason'];

function listed(name, targets, names) {
  const replaced = (target) => targets.some((it) => same(it, target) && it.version > target.version);
  return table(name, COLUMNS.map((it) => t(it)), targets.map((it) => [
    [names.get(it.indicator) ?? it.indicator, (it.window || it.measure) && h('span', { class: 'window' }, it.measure ? measureName(it.measure) : t('window.' + it.window))],
    [h('b', {}, t('target.short.' + it.direction, { value: amount(it) })), replaced(it) && h('span', { class: 'window' }, t('targets.replaced'))],
    period(it.from, it.to),
    [instant(it.set), it.version > 1 && ` (${t('measure.version', { n: it.version })})`, it.late && h('strong', { class: 'late window' }, t('target.late'))],
    h('span', { lang: 'en' }, it.reason),
  ]), (at) => ({ class: replaced(targets[at]) ? 'replaced' : null }));
}

const same = (one, two) => ['indicator', 'window', 'measure', 'from', 'to'].every((it) => one[it] === two[it]);

/** In the unit of its indicator, which the target does not name; of measures and counts the number. */
export const amount = ({ indicator, value }) => ({ share: percent, gap: (it) => inUnit({ parts: [] }, it), days: (n) => t('days', { n }) }[unitOf(indicator)] ?? number)(value);
