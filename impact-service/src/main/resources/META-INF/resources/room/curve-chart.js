// How a share grows by days: cumulative incidence with its ribbon, and beneath each mark of the axis how many are still at risk.

import { band, chart, pale, percents, tooltip } from './chart.js';
import { h } from './dom.js';
import { t } from './language.js';
import { count, percent } from './format.js';
import { key } from './keys.js';
import { table } from './table.js';

const MARKS = 6;

/** @param curves of one group: strict, and observed where there is one */
export function curveChart(id, curves) {
  const [strict, observed] = [curves[0], curves[1]];
  const points = strict.points ?? [];
  if (points.length === 0) {
    return h('p', { class: 'note' }, t(strict.suppressed ? 'sentence.withheld' : 'sentence.nobody', { why: t('why.' + strict.suppressed) }));
  }
  const last = points.at(-1);
  const marks = ticks(last.day);
  return chart({
    title: t('curve.title'),
    says: t(`curve.says.${id}`, { share: percent(last.incidence), day: last.day, n: points[0].atRisk }) + (observed ? ' ' + t('curve.kinds') : ''),
    keys: h('p', { class: 'keys' }, key('curve', t(observed ? 'curve.strict' : 'trend.value')), key('band', t('table.interval')), observed && key('second', t('curve.observed'))),
    table: asTable(points, marks),
    height: 380,
  }, (colours, width) => option(points, observed?.points, width < 480 ? ticks(last.day, 3) : marks, colours));
}

/** Round days: months of 30, as many as have room. */
function ticks(day, most = MARKS) {
  const step = Math.max(30, Math.ceil(day / most / 30) * 30);
  return Array.from({ length: Math.floor(day / step) + 1 }, (_, at) => at * step);
}

/** What holds on a day: the last point on or before it. */
const on = (points, day) => points.findLast((it) => it.day <= day) ?? points[0];

/** Who is still at risk on a day is told by the next point, for a point counts those before it happened. */
const atRisk = (points, day) => points.find((it) => it.day >= day)?.atRisk ?? 0;

/** Every day of the axis with what holds on it: a ribbon can only be stacked on an axis of categories. */
function daily(points, last) {
  let at = -1;
  return Array.from({ length: last + 1 }, (_, day) => {
    while (points[at + 1]?.day <= day) {
      at++;
    }
    return points[at] ?? { incidence: 0 };
  });
}

function option(points, observed, marks, colours) {
  const last = points.at(-1).day;
  const days = daily(points, last);
  const end = (it, name) => it.interval?.[name] ?? it.incidence;
  const line = (name, data, colour, more) => ({ name, type: 'line', symbol: 'none', data, lineStyle: { color: colour, width: 2.5, ...more }, itemStyle: { color: colour }, z: 5 });
  return {
    grid: { left: 4, right: 24, top: 12, bottom: 4, outerBoundsMode: 'same', outerBounds: { left: 0, right: 0, top: 0, bottom: 0 } },
    xAxis: {
      type: 'category', data: days.map((_, day) => day), boundaryGap: false,
      axisLabel: {
        color: colours.quiet, lineHeight: 18, interval: (day) => marks.includes(day), alignMinLabel: 'left',
        formatter: (day) => `${t('days', { n: +day })}\n${t('curve.at-risk', { n: atRisk(points, +day) })}`,
      },
      axisTick: { interval: (day) => marks.includes(day) },
      axisLine: { lineStyle: { color: colours.line } },
    },
    yAxis: { type: 'value', min: 0, max: 1, axisLabel: { color: colours.quiet, formatter: (it) => percents(it) }, splitLine: { lineStyle: { color: colours.line } } },
    series: [
      ...band('interval', days.map((it) => end(it, 'low')), days.map((it) => end(it, 'high')), pale(colours.yes, 0.3), { step: 'end' }),
      ...(observed ? [line('observed', daily(observed, observed.at(-1)?.day ?? 0).map((it) => it.incidence), colours.second, { type: 'dashed', width: 2 })] : []),
      line('strict', days.map((it) => it.incidence), colours.yes),
    ],
    tooltip: tooltip(colours, ([{ dataIndex }]) => tip(days[dataIndex], dataIndex, points)),
  };
}

function tip(point, day, points) {
  return [t('pair', { name: t('days', { n: day }), value: percent(point.incidence) }),
    point.interval?.low != null && `${t('table.interval')} ${t('range', { low: percent(point.interval.low), high: percent(point.interval.high) })}`,
    t('curve.at-risk', { n: atRisk(points, day) })].filter(Boolean).join('\n');
}

function asTable(points, marks) {
  const interval = ({ interval: it }) => (it?.low == null ? '' : t('range', { low: percent(it.low), high: percent(it.high) }));
  return table(t('curve.title'), ['curve.day', 'table.value', 'table.interval', 'curve.risk'].map((it) => t(it)), marks.map((day) => {
    const point = on(points, day);
    return [t('days', { n: day }), percent(point.incidence), interval(point), count(atRisk(points, day))];
  }));
}
