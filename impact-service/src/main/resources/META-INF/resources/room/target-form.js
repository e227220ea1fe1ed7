// Sets a target, and the objective that it belongs to where there is none yet.

import { post } from './api.js';
import { MISSIONS, unitOf } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { day } from './format.js';
import { field, form, input, select } from './form.js';

const NEW = 'new:';
const inHundredths = (id) => ['share', 'gap'].includes(unitOf(id));

/** @param kept is called once a target was */
export function targetForm(missions, names, kept) {
  const objective = select('objective', [
    ...missions.flatMap((it) => it.objectives).map((it) => [it.id, it.statement]),
    ...MISSIONS.map((it) => [NEW + it, t('form.new', { mission: t(it) })]),
  ]);
  const statement = field('form.statement', input('statement', { maxlength: 500, required: false }), 'form.statement-hint');
  const unit = h('span', { class: 'note' });
  const indicator = select('indicator', [...names]);
  const fit = () => {
    statement.hidden = !objective.value.startsWith(NEW);
    unit.textContent = t(inHundredths(indicator.value) ? 'form.percent' : 'form.own-unit');
  };
  objective.onchange = indicator.onchange = fit;
  fit();
  return form('form.target', 'form.target-says', [
    field('form.objective', objective), statement,
    field('table.indicator', indicator),
    field('form.window', input('window', { required: false, pattern: 'P[0-9]+M', placeholder: 'P6M' }), 'form.window-hint'),
    field('form.measure', input('measure', { required: false }), 'form.measure-hint'),
    field('form.direction', select('direction', [['at-least', t('form.at-least')], ['at-most', t('form.at-most')]])),
    h('div', {}, field('form.value', input('value', { type: 'number', step: 'any' })), unit),
    field('form.from', input('from', { type: 'date' }), 'form.from-hint'),
    field('form.to', input('to', { type: 'date' })),
    field('form.reason', input('reason', { maxlength: 500 })),
  ], async (entered) => {
    const said = await send(entered, missions, (made) => {
      objective.prepend(h('option', { value: made.id }, made.statement));
      objective.value = made.id;
      fit();
    });
    await kept();
    return said;
  });
}

/** @param founded is told of a new objective, which stays where its target is refused: the next one goes to it */
async function send(entered, missions, founded) {
  const id = entered.objective.startsWith(NEW) ? await found(entered, missions, founded) : await knowing(entered, missions);
  const kept = await post(`/missions/v1/objectives/${id}/targets`, {
    indicator: entered.indicator,
    ...(entered.window && { window: entered.window }),
    ...(entered.measure && { measure: entered.measure }),
    from: entered.from, to: entered.to,
    value: inHundredths(entered.indicator) ? Number((entered.value / 100).toPrecision(12)) : Number(entered.value),
    direction: entered.direction, reason: entered.reason,
  });
  return t(kept.late ? 'form.kept-late' : 'form.kept', { from: day(kept.from) });
}

async function found({ objective, statement, indicator }, missions, founded) {
  const mission = objective.slice(NEW.length);
  const made = await post('/missions/v1/objectives', { mission, statement, indicators: [indicator] });
  missions.find((it) => it.mission === mission).objectives.push(made);
  founded(made);
  return made.id;
}

/** An objective stays as it was set: one that is not followed by the indicator cannot have its target. */
async function knowing({ objective, indicator }, missions) {
  const { indicators } = missions.flatMap((it) => it.objectives).find((it) => it.id === objective);
  if (!indicators.includes(indicator)) {
    throw new Error(t('form.not-followed', { indicators: indicators.join(', ') }));
  }
  return objective;
}
