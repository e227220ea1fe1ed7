// Numbers, days and periods as people read them. A number never stands without its unit.

import { locale, t, typeset } from './language.js';

const whole = new Intl.NumberFormat(locale);
const tenths = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const points = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const rounded = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const free = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 });
const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });

export const count = (n) => whole.format(n);
export const number = (n) => free.format(n);
export const percent = (share) => typeset(tenths.format(Math.floor(share * 1000 + 0.5 + 1e-9) / 1000));
const ofMonth = (text) => text.replace(/^1 /, t('first-day') + ' ');
export const day = (iso) => ofMonth(longDay.format(new Date(iso + 'T00:00:00Z')));
export const time = (date) => clock.format(date);
export const instant = (iso) => ofMonth(moment.format(new Date(iso)));

/** From a day to a day; a whole year by its number alone. */
export function period(from, to) {
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : t('period', { from: day(from), to: day(to) });
}

/** A measure's name in words, as `carbon-per-learner-hour`. */
export const measureName = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ');

/** A share of counts, half up from the whole numbers, as reports have it. */
export function ratio(numerator, denominator) {
  return typeset(tenths.format(Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 1000));
}

/** A minus sign, not a hyphen. */
const minus = (text) => text.replace('-', '\u2212');

/** A mark of an axis, without decimals that say nothing. */
export const axisMark = (row, value) => (kindOf(row) === 'gap' ? t('points', { d: minus(rounded.format(100 * value)) }) : inUnit(row, value));

/** What kind of figure a row is: `share`, `count`, `money`, `days`, `gap` or `measure`. */
export function kindOf(row) {
  return row.unit != null ? 'measure'
    : row.parts ? 'gap'
    : row.currency ? 'money'
    : row.count != null ? 'days'
    : row.denominator == null && row.numerator != null ? 'count'
    : 'share';
}

/** A count has no value of its own: what is drawn of it is the count. */
export const drawable = (row) => (kindOf(row) === 'count' ? { ...row, value: row.numerator } : row);

/** An end of an interval, or a value, in the unit of its row. */
export function inUnit(row, value) {
  switch (kindOf(row)) {
    case 'money': return new Intl.NumberFormat(locale, { style: 'currency', currency: row.currency, maximumFractionDigits: 0 }).format(value);
    case 'days': return t('days', { n: value });
    case 'gap': return t('points', { d: minus(points.format(100 * value)) });
    case 'count': return count(value);
    case 'measure': return `${number(value)} ${row.unit}`;
    default: return percent(value);
  }
}

/** The figure of a row, or in words why there is none. */
export function value(row) {
  const why = row.suppressed ?? row.coded;
  if (why) {
    return t('why.' + why);
  }
  if (row.awaited) {
    return '…';
  }
  if (row.value == null) {
    return row.denominator == null && row.numerator != null ? inUnit(row, row.numerator) : t(kindOf(row) === 'days' ? 'none.days' : 'none');
  }
  return kindOf(row) === 'share' && row.numerator != null ? ratio(row.numerator, row.denominator) : inUnit(row, row.value);
}

/** From one end to the other; an end that is not reached is left open. */
export function range(row, ends) {
  const end = (it) => (it == null ? '…' : inUnit(row, it));
  return ends ? t('range', { low: end(ends.low), high: end(ends.high) }) : '';
}

/** A value of a dimension in words: quarters, yes and no, unknown. */
export function member(dimension, text) {
  const quarter = /^(\d{4})-Q(\d)$/.exec(text);
  if (quarter) {
    return t('quarter', { quarter: quarter[2], year: quarter[1] });
  }
  if (dimension === 'cohort-month' && /^\d{4}-\d\d$/.test(text)) {
    return month.format(new Date(text + '-01T00:00:00Z'));
  }
  const key = [`value.${dimension}.${text}`, `value.${text}`].find((it) => t(it) !== it);
  return key ? t(key) : text;
}
