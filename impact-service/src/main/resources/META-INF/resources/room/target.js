// A target beside its figure. Whether it is reached is said of the target's own period, by a rule that stands beside it, and by no
// colour alone.

import { values } from './api.js';
import { h } from './dom.js';
import { t } from './language.js';
import { day, inUnit, period, range, value } from './format.js';

/** `met`, `missed` or `open`: by the whole interval where there is one, so that chance decides nothing; null without a figure. */
export function standing(row, target) {
  const only = row.value ?? (row.denominator == null ? row.numerator : null);
  const [low, high] = row.interval?.low == null ? [only, only] : [row.interval.low, row.interval.high];
  if (low == null || row.suppressed || row.coded) {
    return null;
  }
  const up = target.direction === 'at-least';
  const met = up ? low >= target.value : high <= target.value;
  const missed = up ? high < target.value : low > target.value;
  return met ? 'met' : missed ? 'missed' : 'open';
}

/** @param row of all cohorts: it has the unit, and for a measure is of the period itself */
export function targetNote(row, target) {
  if (!target) {
    return h('p', { class: 'note' }, t('target.none'));
  }
  const place = h('div', {});
  if (target.measure) {
    place.replaceChildren(verdict(row.from === target.from && row.to === target.to ? row : {}, target));
  } else {
    ofPeriod(target).then((it) => place.replaceChildren(verdict(it, target)), () => {});
  }
  return h('div', { class: 'target-note' },
    h('p', {},
      h('b', {}, t('target.' + target.direction, { value: inUnit(row, target.value) })),
      ' ', t('target.period', { period: period(target.from, target.to), set: day(target.set.slice(0, 10)) }),
      target.late ? h('strong', { class: 'late' }, ', ' + t('target.late')) : '', '.'),
    place);
}

export const FRESH = 10_000;
const known = new Map();

/** The figure of the cohorts of a target's period, asked at most every ten seconds. */
function ofPeriod({ indicator, window, from, to }) {
  const key = [indicator, window, from, to].join(' ');
  if (!(known.get(key)?.until > Date.now())) {
    const asked = values(indicator, { window, from, to }).then(({ rows }) => rows[0]);
    known.set(key, { until: Date.now() + FRESH, asked });
  }
  return known.get(key).asked;
}

function verdict(row, target) {
  const now = standing(row, target);
  return now == null
    ? h('p', { class: 'note' }, t('target.early', { n: row.pending ?? 0 }))
    : h('details', {},
      h('summary', {}, h('span', { class: 'standing ' + now }, t(`target.${row.interval ? '' : 'plain.'}${now}`)), ' ', t('target.now', { value: value(row) }),
        row.interval && ` (${range(row, row.interval)})`, row.pending ? ', ' + t('bar.pending', { n: row.pending }) : ''),
      h('p', { class: 'note' }, t('target.rule')));
}
