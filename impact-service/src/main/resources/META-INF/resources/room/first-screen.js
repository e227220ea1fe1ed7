// The four missions: where each stands in a sentence, a figure, its target and its trend; what moved just now; and every other
// indicator beneath.

import { values } from './api.js';
import { catalogue, CURVE_ONLY, headlineOf, inMission, MISSIONS, objectives, REPORTED } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { day } from './format.js';
import { indicatorRows } from './indicator-rows.js';
import { figuresTable } from './figures-table.js';
import { missionCard } from './mission-card.js';
import { moved } from './moved.js';
import { policyNote } from './policy.js';
import { poll } from './polled.js';
import { listen } from './stream.js';

export async function show(view) {
  const state = h('p', { class: 'state awaited', id: 'state', role: 'status' }, t('state.asking'));
  const policy = h('div');
  view.append(
    h('h1', {}, t('room')),
    h('p', { class: 'lead' }, t('room.lead')),
    state, policy);

  const [definitions, missions] = await Promise.all([catalogue(), objectives()]);
  const news = moved(definitions);
  const cards = missions.map((it) => missionCard(it, definitions.find(({ id }) => id === headlineOf(it)), missions));
  const rows = new Map(definitions.map((it) => [it.id, []]));
  view.append(
    h('div', { class: 'cards' }, cards.map((it) => it.card)),
    news.list, howToRead(),
    ...MISSIONS.map((mission, place) => section(mission, place, inMission(definitions, mission), rows)));

  let rules;
  const told = (answer) => {
    const before = rows.get(answer.indicator)[0]?.rows;
    rows.get(answer.indicator).forEach((it) => it.tell(answer.rows));
    cards.filter((it) => it.id === answer.indicator).forEach((it) => it.tell(answer));
    if (before) {
      news.tell(answer.indicator, before, answer.rows);
    }
    if (JSON.stringify(answer.policy) !== rules) {
      rules = JSON.stringify(answer.policy);
      policy.replaceChildren(policyNote(answer.policy, answer.asOf) ?? '');
    }
    say(t('state.live', { day: day(answer.asOf) }));
  };
  const say = (text, failed = false) => {
    if (state.textContent !== text) {
      state.textContent = text;
      state.classList.remove('awaited');
      state.classList.toggle('failed', failed);
    }
  };
  const streamed = definitions.map((it) => it.id).filter((it) => it !== CURVE_ONLY && it !== REPORTED);
  const close = listen({ indicator: streamed }, told, (now) => {
    if (now === 'lost') {
      say(t('state.lost'), true);
    }
  });
  const stop = poll(definitions, told);
  cards.filter((it) => it.id !== REPORTED).forEach((it) => {
    values(it.id, { by: 'cohort-quarter' }).then(it.trend, () => {}); // whoever is refused is told by the stream
  });
  return () => {
    close();
    stop();
  };
}

function section(mission, place, definitions, rows) {
  const table = figuresTable(t('table.indicator'), t(mission), definitions.map((definition) => {
    const body = indicatorRows(definition);
    rows.get(definition.id).push(body);
    return body.body;
  }));
  return h('section', { class: 'mission', id: mission },
    h('p', { class: 'eyebrow' }, t('mission', { n: place + 1 })),
    h('h2', {}, t(mission)),
    h('p', { class: 'note' }, t('first.all')),
    table);
}

function howToRead() {
  return h('details', { class: 'how' },
    h('summary', {}, t('first.method')),
    h('ul', {}, ['read-value', 'read-unknown', 'read-pending', 'note'].map((it) => h('li', {}, t('first.' + it)))));
}
