// Where one mission stands: what it aims at, one sentence, its headline figure with target, and the trend.

import { nameOf, REPORTED, targetOn, targetsOf } from './catalogue.js';
import { h, mark } from './dom.js';
import { t } from './language.js';
import { kindOf, number, period, value } from './format.js';
import { aimedAt } from './measures.js';
import { to } from './route.js';
import { everyone, sentence } from './sentence.js';
import { shareBar } from './share-bar.js';
import { spark } from './spark.js';
import { FRESH, targetNote } from './target.js';

/** `{id, card, tell, trend}`: the headline's indicator, the card, and what puts an answer and quarters in. */
export function missionCard(mission, definition, missions) {
  const figure = h('div', { class: 'figure' });
  const trend = h('div', { class: 'trend' });
  const place = Number(mission.mission.slice(1));
  const targets = targetsOf(missions, definition.id);
  let shown;
  let told = { until: 0 };
  // The verdict stays for a while, or it would close in front of whoever has opened its rule.
  const note = (row, target) => {
    if (row && told.until < Date.now()) {
      told = { until: Date.now() + FRESH, note: targetNote(row, target) };
    }
    return told.note ?? '';
  };
  const card = h('section', { class: 'card', 'data-mission': mission.mission, 'data-indicator': definition.id },
    h('p', { class: 'eyebrow' }, t('mission', { n: place })),
    h('h2', {}, h('a', { href: '#' + mission.mission }, t(mission.mission))),
    mission.objectives.map((it) => h('p', { class: 'aim' }, it.statement)),
    figure, trend);
  return {
    id: definition.id,
    card,
    tell({ rows, asOf }) {
      const row = definition.id === REPORTED ? aimedAt(rows, targets) : rows[0];
      const now = JSON.stringify(row ?? null);
      if (now === shown) {
        return;
      }
      const target = targetOn(targets, asOf, (it) => fits(it, row));
      figure.replaceChildren(...drawn(definition, row, target, asOf), before(row, rows), note(row, target));
      if (shown && row) {
        mark(figure.querySelector('.headline'));
      }
      shown = now;
    },
    trend({ rows, asOf }) {
      trend.replaceChildren(
        spark(rows, nameOf(definition), targetOn(targets, asOf)?.value),
        h('p', { class: 'note' }, h('a', { href: to({ indicator: definition.id, by: 'cohort-year' }) }, t('first.better'))));
    },
  };
}

const fits = (target, row) => !row || (target.window ?? null) === (row.window ?? null)
  && (!target.measure || target.measure === row.group.measure);

/** What a measure was in every period. */
function before(row, rows) {
  const same = row?.unit ? rows.filter((it) => it.group.measure === row.group.measure) : [];
  return same.length > 1 ? h('p', { class: 'note' }, same.map((it) => t('pair', { name: period(it.from, it.to), value: value(it) })).join(' · ')) : '';
}

function drawn(definition, row, target, asOf) {
  const link = h('a', { href: to({ indicator: definition.id }) }, nameOf(definition));
  if (!row) {
    return [h('p', { class: 'sentence' }, t('sentence.no-measure')), h('p', { class: 'note' }, link)];
  }
  const withheld = row.suppressed || row.coded;
  return [
    h('p', { class: 'sentence' }, sentence(definition.id, row, asOf)),
    h('p', { class: 'headline' }, row.unit && !withheld ? [h('b', {}, number(row.numerator)), h('span', {}, row.unit)] : h('b', { class: withheld ? 'withheld' : null }, value(row)), ' ', link),
    !withheld && kindOf(row) === 'share' && row.bounds && everyone(row) ? shareBar(definition.id, row, target) : '',
  ];
}
