// Tables of words. In narrow windows a row becomes a block, in which each cell says what it is of.

import { h } from './dom.js';

/**
 * A table in a place of its own, which can be scrolled by keys where it is wider than the window.
 *
 * @param name what it is called for who does not see it
 * @param heads of its columns
 * @param lines their cells, the first the head of the row: a text, an element, or several
 * @param given more attributes of each line, or nothing
 */
export function table(name, heads, lines, given = () => ({})) {
  return scrolling(name, h('table', { class: 'folds' },
    h('thead', {}, h('tr', {}, heads.map((it) => h('th', { scope: 'col' }, it)))),
    h('tbody', {}, lines.map(([head, ...cells], at) => h('tr', given(at),
      h('th', { scope: 'row' }, head),
      cells.map((it, place) => h('td', { 'data-label': heads[place + 1] }, it)))))));
}

export const scrolling = (name, content) => h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name }, content);
