// An indicator's trend, its groups and the comparison of two of them: drawn anew when they have changed.

import { values } from './api.js';
import { breakdown } from './breakdown.js';
import { comparison } from './comparison.js';
import { h, renew } from './dom.js';
import { asked } from './question-controls.js';
import { trend } from './trend.js';

export const dimensionOf = (question) => question.by ?? 'programme';

/** The answers by quarter and by group. */
export const askSlices = (id, question) => Promise.all([
  values(id, asked(question, { by: 'cohort-quarter', from: null, to: null })),
  values(id, asked(question, { by: dimensionOf(question) })),
]);

/** @param of `{version, earlier, aims, aim, question, rowsOf}`; `rowsOf` has the rows of an answer that are drawn */
export function slices(of) {
  const places = { trend: h('div'), groups: h('div'), comparison: h('div') };
  let line;
  let drawn;
  const draw = (row, quarters, groups) => {
    const rows = of.rowsOf(groups);
    const isDrawn = row && (row.value != null || rows.some((it) => it.value != null));
    if (isDrawn && line) {
      line.follow(of.rowsOf(quarters));
    } else {
      line = isDrawn ? trend(of.rowsOf(quarters), of.version, of.earlier && of.rowsOf(of.earlier), of.aims) : null;
      renew(places.trend, line);
    }
    renew(places.groups, isDrawn && breakdown(rows, dimensionOf(of.question), of.question, row, of.aim?.value, groups));
    if (!isChoosing(places.comparison)) {
      renew(places.comparison, comparison(rows, dimensionOf(of.question), of.question));
    }
  };
  return {
    places: Object.values(places),

    /** Draws where something else is to be drawn. */
    tell(row, [quarters, groups]) {
      const now = JSON.stringify([row, quarters.rows, groups.rows]);
      if (now !== drawn) {
        drawn = now;
        draw(row, quarters, groups);
      }
    },

    /** Nothing is shown until they are told again: what was shown may be hidden by now. */
    clear() {
      line = null;
      drawn = null;
      Object.values(places).forEach((it) => it.replaceChildren());
    },
  };
}

/** Whether somebody is about to choose there: a list that is open would close. */
const isChoosing = (place) => place.contains(document.activeElement) && document.activeElement.matches('select');
