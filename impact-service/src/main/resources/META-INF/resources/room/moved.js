// What moved just now: the figures that changed while the page is open, the latest first. What is hidden by now is told nowhere any
// more, not as what it had been either.

import { nameOf } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { count, kindOf, time, value } from './format.js';
import { to } from './route.js';

const KEPT = 6;

export function moved(definitions) {
  const names = new Map(definitions.map((it) => [it.id, nameOf(it)]));
  const lines = h('ol', { class: 'moves' });
  const still = h('p', { class: 'note' }, t('first.still', { time: time(new Date()) }));
  return {
    list: h('section', { class: 'moved', id: 'moved' }, h('h2', {}, t('first.moved')), still,
      h('div', { role: 'log', 'aria-label': t('first.moved') }, lines)),
    tell(id, before, after) {
      const place = after.findIndex((it, at) => before[at] && text(it) !== text(before[at]));
      if (place < 0) {
        return;
      }
      still.hidden = true;
      const isHidden = after[place].suppressed ?? after[place].coded;
      if (isHidden) {
        lines.querySelectorAll(`[data-indicator="${id}"]`).forEach((it) => it.remove());
      }
      lines.prepend(h('li', { 'data-indicator': id },
        h('time', {}, time(new Date())), ' ',
        h('a', { href: to({ indicator: id }) }, names.get(id)), ' ',
        h('span', {}, !isHidden && text(before[place]) + ' → ', h('b', {}, text(after[place])))));
      [...lines.children].slice(KEPT).forEach((it) => it.remove());
    },
  };
}

/** A share with its counts, for one more of many is no other percentage. */
function text(row) {
  return kindOf(row) === 'share' && row.denominator && !row.suppressed && !row.coded
    ? `${value(row)} (${t('table.of', { n: row.numerator, all: count(row.denominator) })})`
    : value(row);
}
