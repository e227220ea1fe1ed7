// A report's mission sheet: its results, what people wrote beside them, and for those who may a form that writes more.

import { get, post } from './api.js';
import { objectives } from './catalogue.js';
import { h } from './dom.js';
import { field, form, input, select } from './form.js';
import { value } from './format.js';
import { t } from './language.js';

const PARTS = ['means', 'adequacy', 'circumstances'];

export async function missionSheet(report, mayWrite) {
  const address = `/reports/v1/${report}/forms/mission-sheet`;
  const [sheet, missions] = await Promise.all([get(address), objectives()]);
  const place = h('div', {}, lines(sheet));
  const ofReport = missions.flatMap((it) => it.objectives).filter((it) => sheet.lines.some(({ label }) => label.startsWith(it.id + ', ')));
  const write = async (entry) => {
    const kept = await post(address, entry);
    await get(address).then((now) => place.replaceChildren(lines(now)), () => {}); // kept is kept, whether it can be shown or not
    return t('form.sheet-kept', { n: kept.version });
  };
  return h('div', {}, place, mayWrite && ofReport.length > 0 && entryOf(report.slice(0, 8), ofReport, write));
}

/** Labels and notes are the form's own, in English; what people wrote is in their language. */
function lines(sheet) {
  return sheet.unanswered
    ? h('p', { class: 'note', lang: 'en' }, sheet.unanswered)
    : h('dl', { class: 'sheet' }, sheet.lines.flatMap((it) => [h('dt', { lang: 'en' }, it.label), h('dd', {}, filling(it))]));
}

function filling(line) {
  return line.text ? [h('p', {}, line.text), h('p', { class: 'note', lang: 'en' }, line.origin)]
    : line.open ? h('p', { class: 'note', lang: 'en' }, line.open)
    : [h('p', {}, line.rows.map(figure).join(' · ')), line.note && h('p', { class: 'note', lang: 'en' }, line.note)];
}

const figure = (row) => (row.window ? t('pair', { name: t('window.' + row.window), value: counted(row) }) : counted(row));

const counted = (row) => value(row) + (row.denominator ? ` (${t('table.of', { n: row.numerator, all: row.denominator })})` : '');

/** Of several reports on one page each has fields of its own names. */
function entryOf(own, ofReport, write) {
  const name = (part) => `${part}-${own}`;
  return form('form.sheet', 'form.sheet-says', [
    field('form.objective', select(name('objective'), ofReport.map((it) => [it.id, it.statement]))),
    field('form.part', select(name('part'), PARTS.map((it) => [it, t('form.part.' + it)]))),
    field('form.text', h('textarea', { name: name('text'), required: true, maxlength: 4000, rows: 4 })),
    field('form.sheet-reason', input(name('reason'), { maxlength: 500 })),
  ], (entered) => write(Object.fromEntries(['objective', 'part', 'text', 'reason'].map((it) => [it, entered[name(it)]]))));
}
