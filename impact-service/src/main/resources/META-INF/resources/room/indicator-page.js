// One indicator: its figure with what is unknown, its trend, its groups, what it means, and how to cite it.

import { curve, Problem, values } from './api.js';
import { catalogue, CURVE_ONLY, CURVES, nameOf, objectives, questionOf, REPORTED, targetOn, targetsOf } from './catalogue.js';
import { cite, sinceCited } from './cite.js';
import { curveChart } from './curve-chart.js';
import { definitionList } from './definition.js';
import { h, mark } from './dom.js';
import { figure } from './figure.js';
import { drawable } from './format.js';
import { t } from './language.js';
import { measures } from './measures.js';
import { policyNote } from './policy.js';
import { asked, controls, only } from './question-controls.js';
import { repeat } from './repeat.js';
import { to } from './route.js';
import { askSlices, slices } from './slices.js';
import { listen } from './stream.js';

export async function show(view, question, who) {
  const [definitions, missions] = await Promise.all([catalogue(), objectives()]);
  const definition = definitions.find((it) => it.id === question.indicator);
  if (!definition) {
    throw new Problem(404, { title: t('indicator.none', { id: question.indicator }) });
  }
  view.append(
    h('p', { class: 'note' }, h('a', { href: to() }, t('nav.first')), ' › ', definition.pillar.map((it) => t(it)).join(', ')),
    h('h1', {}, nameOf(definition), ' ', h('code', {}, definition.id)),
    h('p', { class: 'lead' }, questionOf(definition)));
  const page = { view, question, definition, targets: targetsOf(missions, definition.id), who };
  const leave = definition.id === REPORTED ? await measures(page)
    : definition.id === CURVE_ONLY ? await curveOnly(page) : await figures(page);
  return leave;
}

async function figures({ view, question, definition, targets }) {
  const { id, version } = definition;
  const [answer, told, curves, earlier] = await Promise.all([
    values(id, asked(question)),
    askSlices(id, question),
    CURVES.includes(id) ? curve(id, asked(question)) : null,
    version > 1 ? values(id, asked(question, { by: 'cohort-quarter', from: null, to: null, version: version - 1 })) : null,
  ]);
  const windows = answer.rows.map((it) => it.window).filter(Boolean);
  const window = question.window ?? windows[0];
  const rowsOf = ({ rows }) => (window ? rows.filter((it) => it.window === window) : rows).map(drawable);
  const aims = targets.filter((it) => !it.window || it.window === window);
  const aim = targetOn(aims, answer.asOf);
  let [row] = rowsOf(answer);
  const cohorts = told[0].rows.map((it) => it.group['cohort-quarter']).filter((it) => it !== 'unknown');
  const place = h('div', {}, figure(id, row, aim, answer.asOf, answer.policy));
  const parts = slices({ version, earlier, aims, aim, question, rowsOf });
  parts.tell(row, told);
  const [line, ...groups] = parts.places;
  view.append(...[
    controls(question, answer.asOf, [...new Set(cohorts)], await windowsOf(id, question, windows)),
    sinceCited(question, answer),
    policyNote(answer.policy, answer.asOf),
    place,
    line,
    curves && curveChart(id, curves.curves),
    ...groups,
    definitionList(definition),
    cite({ ...answer, rows: [row] }, heading(definition, question), asked(question)),
  ].filter(Boolean));
  const again = repeat(() => askSlices(id, question), (now) => parts.tell(row, now));
  const close = listen({ indicator: id, ...asked(question) }, (now) => {
    const [next] = rowsOf(now);
    if (JSON.stringify(next) !== JSON.stringify(row)) {
      row = next;
      place.replaceChildren(figure(id, row, aim, now.asOf, now.policy));
      mark(place.querySelector('.headline') ?? place);
      if (row?.suppressed ?? row?.coded) {
        parts.clear();
      }
      again.soon();
    }
  }, () => {});
  return () => {
    close();
    again.stop();
  };
}

/** All windows of an indicator: an answer about one of them names only that. */
async function windowsOf(id, question, windows) {
  return question.window ? (await values(id, { asOf: question.asOf })).rows.map((it) => it.window) : windows;
}

const heading = (definition, question) => nameOf(definition) + (question.where ? ` (${only(question.where)})` : '');

async function curveOnly({ view, question, definition }) {
  const answer = await curve(definition.id, asked(question));
  const quarters = await values('COM1', { by: 'cohort-quarter' });
  view.append(...[
    controls(question, answer.asOf, quarters.rows.map((it) => it.group['cohort-quarter']), [], false),
    sinceCited(question, answer),
    policyNote(answer.policy, answer.asOf),
    curveChart(definition.id, answer.curves),
    definitionList(definition),
    cite(answer, heading(definition, question), asked(question), true),
  ].filter(Boolean));
}
