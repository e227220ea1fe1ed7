// What can be asked, and what is aimed at. The API's definitions are in English; names and questions are there in both languages.

import { get } from './api.js';
import { has, lang, t, typeset } from './language.js';

export const MISSIONS = ['P1', 'P2', 'P3', 'P4'];
export const REPORTED = 'MSR'; // entered by people, so that no stream tells of it
export const CURVE_ONLY = 'COM4'; // has a curve, and no value
export const CURVES = ['COM4', 'EMP8'];
export const PLACEMENTS = ['EMP1', 'EMP2', 'EMP3', 'EMP4', 'EMP5', 'EMP6', 'EMP7'];
const HEADLINES = { P1: 'COM1', P2: 'EMP1', P3: 'SOC1', P4: REPORTED };

let asked;

/** The definitions in their latest versions, asked once. */
export function catalogue() {
  asked ??= get('/metrics/v1/indicators').then(({ indicators }) => [...new Map(indicators.map((it) => [it.id, it])).values()]);
  asked.catch(() => { asked = null; });
  return asked;
}

export const objectives = () => get('/missions/v1/objectives').then(({ missions }) => missions);

export const nameOf = (definition) => inLanguage(`${definition.id}.name`, definition.name);
export const questionOf = (definition) => inLanguage(`${definition.id}.question`, definition.question);
export const inMission = (definitions, mission) => definitions.filter((it) => it.pillar.includes(mission));

/** What its values are: `share` or `gap` (entered per cent, or in points), `days`, else a number as it is. */
export const unitOf = (id) => (has(`${id}.yes`) ? 'share' : { SOC1: 'gap', EMP8: 'days' }[id] ?? 'number');

/** English is the API's own; what a new indicator is called in French is not known before somebody says so. */
const inLanguage = (key, english) => (lang !== 'en' && has(key) ? t(key) : typeset(english));

/** The targets that stand: of a figure and period the highest version counts. */
export function targetsOf(missions, indicator) {
  const latest = new Map();
  for (const objective of missions.flatMap((it) => it.objectives)) {
    for (const target of objective.targets.filter((it) => !indicator || it.indicator === indicator)) {
      const key = [objective.id, target.indicator, target.window, target.measure, target.from, target.to].join(' ');
      if (!(latest.get(key)?.version > target.version)) {
        latest.set(key, { ...target, objective });
      }
    }
  }
  return [...latest.values()].sort((one, two) => one.from.localeCompare(two.from));
}

/** The target of the period in which a day lies, else of the next one, else of the last. */
export function targetOn(targets, day, fits = () => true) {
  const fitting = targets.filter(fits);
  return fitting.find((it) => it.from <= day && day <= it.to)
    ?? fitting.find((it) => it.from > day) ?? fitting.at(-1);
}

/** Which indicator stands for a mission: the first of its targets', else a usual one. */
export function headlineOf(mission) {
  const indicators = mission.objectives.flatMap((it) => it.indicators);
  const aimed = mission.objectives.flatMap((it) => it.targets).map((it) => it.indicator);
  const usual = HEADLINES[mission.mission];
  return aimed.includes(usual) || aimed.length === 0 && !indicators.length ? usual : aimed[0] ?? indicators[0];
}
