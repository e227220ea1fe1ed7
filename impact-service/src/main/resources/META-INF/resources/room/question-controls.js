// What is asked about an indicator: which cohort, as of when, which window, told apart by what. Every choice is in the address.

import { h } from './dom.js';
import { t } from './language.js';
import { day, member } from './format.js';
import { changed, go } from './route.js';

export const DIMENSIONS = ['programme', 'cohort-year', 'cohort-quarter', 'gender', 'age-band', 'prior-education', 'prior-situation',
  'priority-area', 'disability', 'refugee', 'region', 'country', 'funding', 'delivery-mode', 'platform'];

/**
 * @param asOf the day that was answered for, @param cohorts the quarters that there are,
 * @param windows those of the indicator, if it has several, @param grouped whether groups can be chosen
 */
export function controls(question, asOf, cohorts, windows, grouped = true) {
  const choose = (name) => (event) => go(changed({ [name]: event.target.value, a: null, b: null, positions: null }));
  return h('form', { class: 'controls', 'aria-label': t('ask'), onsubmit: (event) => event.preventDefault() },
    field('cohort', select('cohort', question.cohort, [['', t('ask.all-time')], ...periods(cohorts)], choose('cohort'))),
    field('asOf', day(asOf), h('input', { type: 'date', name: 'asOf', value: asOf, onchange: choose('asOf') })),
    windows.length > 1 && field('window', select('window', question.window, windows.map((it) => [it, t('window.' + it)]), choose('window'))),
    grouped && field('by', select('by', question.by, [['', t('ask.programme')], ...DIMENSIONS.slice(1).map((it) => [it, t('by.' + it)])], choose('by'))),
    question.where && h('p', { class: 'only' }, t('ask.only', { what: only(question.where) }), ' ',
      h('a', { href: changed({ where: null }) }, t('ask.remove'))));
}

/** @param said of the label and its control, the last: a browser writes days in its own language, which may be another than the page's */
const field = (name, ...said) => h('label', {}, h('span', {}, t('ask.' + name), said.slice(0, -1).map((it) => ' ' + it)), said.at(-1));

function select(name, chosen, options, onchange) {
  return h('select', { name, onchange }, options.map(([value, text]) => h('option', { value, selected: value === (chosen ?? '') }, text)));
}

/** Years and quarters, the latest first. */
function periods(cohorts) {
  const years = [...new Set(cohorts.map((it) => it.slice(0, 4)))];
  return [...years.sort().reverse(), ...cohorts.toSorted().reverse()].map((it) => [it, member('cohort-quarter', it)]);
}

/** A condition such as `gender:f` in words. */
export function only(where) {
  const [dimension, ...value] = where.split(':');
  return t('pair', { name: t('by.' + dimension), value: member(dimension, value.join(':')) });
}

/** The first and the last day of a cohort such as 2025 or 2025-Q1. */
export function spanOf(cohort) {
  const [, year, quarter] = /^(\d{4})(?:-Q([1-4]))?$/.exec(cohort ?? '') ?? [];
  if (!year) {
    return {};
  }
  const [first, last] = quarter ? [3 * quarter - 2, 3 * quarter] : [1, 12];
  const end = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${end}` };
}

const pad = (month) => String(month).padStart(2, '0');

/** What the API is asked of the address. */
export function asked(question, more = {}) {
  return { ...spanOf(question.cohort), asOf: question.asOf, where: question.where, window: question.window, ...more };
}
