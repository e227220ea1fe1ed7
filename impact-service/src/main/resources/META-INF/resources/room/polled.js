// What no stream tells of is asked for again and again: the curve without a value, by its last point, and what people entered.

import { curve, values } from './api.js';
import { CURVE_ONLY, REPORTED } from './catalogue.js';
import { t } from './language.js';
import { measureName, period } from './format.js';

const PAUSE = 10_000;
const CURVE_PAUSE = 60_000; // a curve is long, and all of it comes for its last point

/** Tells what `values` would answer, until the answer is called. */
export function poll(definitions, told) {
  const again = (id, pause, ask) => {
    const tell = () => ask().then(told, () => {}); // whoever is refused is told by the stream
    if (definitions.some((it) => it.id === id)) {
      tell();
      return setInterval(tell, pause);
    }
    return null;
  };
  const asked = [
    again(CURVE_ONLY, CURVE_PAUSE, async () => {
      const answer = await curve(CURVE_ONLY);
      return { ...answer, rows: answer.curves.slice(0, 1).map(last) };
    }),
    again(REPORTED, PAUSE, async () => {
      const answer = await values(REPORTED);
      return { ...answer, rows: answer.rows.map(labelled) };
    }),
  ];
  return () => asked.forEach(clearInterval);
}

/** A curve's last point as a row; what is hidden stays so. */
function last(curve_) {
  const point = curve_.points?.at(-1);
  const { suppressed = null, coded = null } = curve_;
  return point
    ? { group: {}, value: point.incidence, interval: point.interval, label: t('curve.by', { n: point.day }), suppressed, coded }
    : { group: {}, value: null, suppressed, coded };
}

const labelled = (row) => ({ ...row, label: `${measureName(row.group.measure)}, ${period(row.from, row.to)}` });
