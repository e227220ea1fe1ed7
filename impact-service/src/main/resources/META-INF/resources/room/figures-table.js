// Rows of figures as a table that is a chart as well: one scale for all that are shares.

import { h, mark } from './dom.js';
import { t } from './language.js';
import { axisMark, count, kindOf, percent, range, value } from './format.js';
import { dot, scaleOf } from './scale.js';
import { scrolling } from './table.js';

const FIGURES = ['value', 'scale', 'interval', 'counts', 'unknown', 'pending'];
const SHARES = scaleOf([]);

/** @param texts what the scale begins and ends with, in words */
export function figuresTable(head, caption, bodies, texts = [percent(0), percent(1)]) {
  return scrolling(caption,
    h('table', { class: 'figures folds' },
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col' }, head),
        FIGURES.map((it) => h('th', { scope: 'col', class: it }, it === 'scale' ? scaleHead(texts) : t('table.' + it))))),
      bodies));
}

const scaleHead = (texts) => [h('span', { class: 'hidden' }, t('table.scale')), h('span', { class: 'ends', 'aria-hidden': 'true' }, texts.map((it) => h('span', {}, ends(it))))];

/** An end of a scale, without a decimal that says nothing. */
const ends = (text) => text.replace(/[.,]0(?=\D|$)/, '');

/** The cells of a row. A cell says what it is of where the table is folded for narrow windows. */
export function cells(row, scale = SHARES, target) {
  const share = scale !== SHARES || kindOf(row) === 'share';
  const withheld = row.suppressed ?? row.coded;
  const texts = {
    value: h('b', { class: withheld ? 'withheld' : null }, value(row)),
    scale: share ? dot(row, scale, target) : '',
    interval: range(row, row.interval),
    counts: row.numerator == null || row.unit || kindOf(row) === 'count' ? ''
      : row.denominator == null ? count(row.numerator)
      : t('table.of', { n: row.numerator, all: count(row.denominator) }),
    unknown: row.unknown == null ? '' : count(row.unknown),
    pending: row.pending == null ? '' : count(row.pending),
  };
  const [low, high] = share ? scale.span.map((it) => ends(axisMark(row, it))) : [];
  return FIGURES.map((it) => h('td', { class: it, 'data-label': t('table.' + it), ...(it === 'scale' && { 'data-low': low, 'data-high': high }) }, texts[it]));
}

/** Puts new figures into a row that is shown; what changed is marked. */
export function refresh(line, row, changes) {
  const [head] = line.children;
  line.replaceChildren(head, ...cells(row));
  if (changes) {
    mark(line);
  }
}
