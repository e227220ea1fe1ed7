// A figure as one sentence, for everybody and for screen readers.

import { has, t } from './language.js';
import { count, day, inUnit, kindOf, measureName, number, period, value } from './format.js';

/** Of how many in all: the counted and the unknown, for some indicators leave the unknown out of the denominator. */
export function everyone(row) {
  return row.bounds && row.bounds.high > 0
    ? Math.round((row.numerator + row.unknown) / row.bounds.high)
    : row.denominator;
}

/** The sentence of a row, or of why it has no figure. */
export function sentence(id, row, asOf) {
  if (row.suppressed || row.coded) {
    return t('sentence.withheld', { why: value(row) });
  }
  const words = { of: phrase(id, 'of'), did: phrase(id, 'did', row), by: asOf ? day(asOf) : '' };
  switch (kindOf(row)) {
    case 'measure': return t('sentence.measure', { measure: measureName(row.group.measure), value: `${number(row.numerator)} ${row.unit}`, period: period(row.from, row.to) });
    case 'count': return t(has(`${id}.count`) ? `${id}.count` : 'sentence.count', { n: row.numerator, ...words });
    case 'gap': return gap(row);
    case 'money':
    case 'days': return median(id, row);
    default: return share(row, words);
  }
}

function share(row, words) {
  if (row.value == null) {
    return t(row.pending ? 'sentence.pending' : 'sentence.nobody', { n: row.pending ?? 0 });
  }
  const start = t('sentence.share', { n: row.numerator, all: count(row.denominator), ...words });
  return start + unknown(row) + '.';
}

function unknown(row) {
  if (!row.unknown) {
    return '';
  }
  const outside = everyone(row) === row.denominator + row.unknown;
  return t(outside ? 'sentence.unknown-more' : 'sentence.unknown', { n: row.unknown });
}

function median(id, row) {
  if (row.value == null) {
    return t(`${id}.none`, { n: row.count ?? 0 });
  }
  return t(`${id}.median`, { n: row.count ?? 0, value: inUnit(row, row.value) });
}

function gap(row) {
  const [target, others] = row.parts;
  if (row.value == null) {
    return t('sentence.no-gap');
  }
  return t('sentence.gap', { target: value(target), others: value(others), gap: inUnit(row, row.value) });
}

/** Who is asked about and what they did; of an indicator that has no words yet, in general ones. */
function phrase(id, part, row) {
  const key = has(`${id}.${part}`) ? `${id}.${part}` : `sentence.${part}`;
  return t(key, { n: row?.numerator ?? 0, window: row?.window ? t('window.' + row.window) : '' });
}
