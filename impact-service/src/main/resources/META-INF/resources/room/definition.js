// What a figure means: in the API's own words, or in French where the translation is of the same version.

import { h } from './dom.js';
import { lang, t, typeset } from './language.js';

const PARTS = ['numerator', 'denominator', 'exclusions', 'window', 'source', 'version'];
const { definitions } = lang === 'fr' ? await import('./definitions-fr.js') : { definitions: {} };

export function definitionList(definition) {
  const translated = definitions[`${definition.id}.version`] === definition.version;
  const text = (part) => (translated ? typeset(definitions[`${definition.id}.${part}`]) : definition[part]);
  return h('section', { class: 'definition', id: 'definition' },
    h('h2', {}, t('page.definition')),
    lang !== 'en' && !translated && h('p', { class: 'note' }, t('definition.english')),
    h('dl', {}, PARTS.flatMap((it) => [h('dt', {}, t('definition.' + it)), h('dd', { lang: translated ? lang : 'en' }, text(it))])));
}
