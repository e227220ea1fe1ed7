// What no stream tells of is asked for again and again: the curve without a value, by its last point, and what people entered.

import { curve, values } from './api.js';
import { CURVE_ONLY, REPORTED } from './catalogue.js';
import { t } from './language.js';
import { day } from './format.js';

const PAUSE = 10_000;

/** Tells what `values` would answer, until the answer is called. */
export function poll(definitions, told) {
  const known = (id) => definitions.some((it) => it.id === id);
  const ask = () => {
    if (known(CURVE_ONLY)) {
      curve(CURVE_ONLY).then((answer) => told({ ...answer, rows: answer.curves.slice(0, 1).map(last) }), () => {});
    }
    if (known(REPORTED)) {
      values(REPORTED).then((answer) => told({ ...answer, rows: answer.rows.map(labelled) }), () => {});
    }
  };
  ask();
  const again = setInterval(ask, PAUSE);
  return () => clearInterval(again);
}

/** A curve's last point as a row; what is hidden stays so. */
function last(curve_) {
  const point = curve_.points?.at(-1);
  const { suppressed = null, coded = null } = curve_;
  return point
    ? { group: {}, value: point.incidence, interval: point.interval, label: t('curve.by', { n: point.day }), suppressed, coded }
    : { group: {}, value: null, suppressed, coded };
}

const labelled = (row) => ({ ...row, label: `${row.group.measure}, ${day(row.from)} – ${day(row.to)}` });
