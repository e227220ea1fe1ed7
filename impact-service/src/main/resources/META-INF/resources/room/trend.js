// An indicator by quarter of its cohort. Every quarter is counted by one definition, so that no step of the line is a change of
// words; where an earlier version is askable, it is drawn beside.

import { band, chart, hatched, pale, percents, tooltip } from './chart.js';
import { h } from './dom.js';
import { t } from './language.js';
import { axisMark, count, kindOf, member, range, value } from './format.js';
import { key } from './keys.js';
import { table } from './table.js';

const QUARTER = 'cohort-quarter';
const label = (row) => member(QUARTER, row.group[QUARTER]);

/**
 * The trend; its `follow` takes rows that have changed.
 *
 * @param earlier rows of the version before, or nothing, @param targets those of this indicator
 */
export function trend(rows, version, earlier, targets) {
  const figure = chart(...drawing(rows, version, earlier, targets));
  figure.follow = (now) => figure.redraw(...drawing(now, version, earlier, targets));
  return figure;
}

function drawing(rows, version, earlier, targets) {
  const shown = continuous(rows);
  const kind = kindOf(shown.find((it) => it.value != null) ?? {});
  return [{
    title: t('trend.title'),
    says: says(shown, version, earlier),
    keys: h('p', { class: 'keys' },
      key('line', t('trend.value')), shown.some((it) => it.pending) && key('open', t('trend.open')),
      shown.some((it) => it.interval) && key('band', t('table.interval')),
      kind === 'share' && shown.some((it) => it.unknown) && key('unknown', t('trend.bounds')),
      targets.some((it) => shown.some((row) => within(row, it))) && key('target', t('trend.target')),
      earlier && key('second', t('trend.earlier', { version: version - 1 }))),
    table: asTable(shown),
  }, (colours) => option(shown, kind, colours, earlier, targets)];
}

/** Quarters without a row are gaps of their own, or a line would lead across them; leading and trailing empty ones go. */
export function continuous(rows) {
  const of = new Map(rows.map((it) => [it.group[QUARTER], it]));
  const named = [...of.keys()].filter((it) => /^\d{4}-Q\d$/.test(it) && of.get(it).value != null).sort();
  const all = [];
  for (let at = named[0]; at && at <= named.at(-1); at = next(at)) {
    all.push(of.get(at) ?? { group: { [QUARTER]: at }, value: null });
  }
  return all;
}

const next = (quarter) => (quarter.endsWith('4') ? `${+quarter.slice(0, 4) + 1}-Q1` : quarter.slice(0, 6) + (+quarter.slice(6) + 1));

function says(rows, version, earlier) {
  if (rows.length < 2) {
    return t('spark.none');
  }
  const [first, last] = [rows[0], rows.at(-1)];
  return [
    t('trend.says', { first: value(first), from: label(first), last: value(last), to: label(last) }),
    rows.some((it) => it.pending) && t('spark.open'),
    t(earlier ? 'trend.break' : 'trend.one-version', { version, before: version - 1 }),
  ].filter(Boolean).join(' ');
}

function option(rows, kind, colours, earlier, targets) {
  const unit = rows.find((it) => it.value != null) ?? {};
  const ends = (of) => rows.map((it) => it[of] ?? { low: null, high: null });
  const line = (name, data, colour, more) => ({ name, type: 'line', data, lineStyle: { color: colour, width: 2.5 }, itemStyle: { color: colour }, symbolSize: 8, z: 5, ...more });
  return {
    grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', outerBounds: { left: 0, right: 0, top: 0, bottom: 0 } },
    xAxis: { type: 'category', data: rows.map(label), axisLabel: { color: colours.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } },
    yAxis: {
      type: 'value',
      min: kind === 'share' ? 0 : undefined,
      max: kind === 'share' ? 1 : undefined,
      axisLabel: { color: colours.quiet, formatter: (it) => (kind === 'share' ? percents(it) : axisMark(unit, it)) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      ...(kind === 'share' ? band('bounds', ends('bounds').map((it) => it.low), ends('bounds').map((it) => it.high), hatched(colours.unknown)) : []),
      ...band('interval', ends('interval').map((it) => it.low), ends('interval').map((it) => it.high), pale(colours.yes, 0.3)),
      ...(earlier ? [line('earlier', byQuarter(earlier, rows), colours.second, { lineStyle: { color: colours.second, type: 'dashed' } })] : []),
      line('value', rows.map((it) => ({
        value: it.value,
        itemStyle: it.pending ? { color: colours.card, borderColor: colours.yes, borderWidth: 2 } : undefined,
      })), colours.yes, { symbol: 'circle' }),
      ...targets.map((it) => line('target', rows.map((row) => (within(row, it) ? it.value : null)), colours.second, { symbol: rows.filter((row) => within(row, it)).length > 1 ? 'none' : 'rect', symbolSize: [22, 3], lineStyle: { color: colours.second, type: 'dashed', width: 2 } })),
    ],
    tooltip: tooltip(colours, ([{ dataIndex }]) => tip(rows[dataIndex])),
  };
}

function byQuarter(earlier, rows) {
  const of = new Map(earlier.map((it) => [it.group[QUARTER], it.value]));
  return rows.map((it) => of.get(it.group[QUARTER]) ?? null);
}

/** A target is drawn over the quarters that begin in its period. */
function within(row, target) {
  const [year, quarter] = row.group[QUARTER].split('-Q');
  const begins = `${year}-${String(3 * quarter - 2).padStart(2, '0')}-01`;
  return target.from <= begins && begins <= target.to;
}

function tip(row) {
  return [t('pair', { name: label(row), value: value(row) }),
    row.interval && `${t('table.interval')} ${range(row, row.interval)}`,
    row.unknown && t('pair', { name: t('table.unknown'), value: row.unknown }),
    row.pending && t('bar.pending', { n: row.pending })].filter(Boolean).join('\n');
}

const COLUMNS = ['value', 'interval', 'bounds', 'unknown', 'pending'];

function asTable(rows) {
  const cell = (row, it) => (it === 'value' ? value(row) : it === 'interval' || it === 'bounds' ? range(row, row[it]) : row[it] == null ? '' : count(row[it]));
  return table(t('trend.title'), [t('by.cohort-quarter'), ...COLUMNS.map((it) => t('table.' + it))],
    rows.map((row) => [label(row), ...COLUMNS.map((it) => cell(row, it))]));
}
