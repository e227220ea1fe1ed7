// What a figure means, in the API's own words.

import { h } from './dom.js';
import { lang, t } from './language.js';

const PARTS = ['numerator', 'denominator', 'exclusions', 'window', 'source', 'version'];

export function definitionList(definition) {
  return h('section', { class: 'definition', id: 'definition' },
    h('h2', {}, t('page.definition')),
    lang !== 'en' && h('p', { class: 'note' }, t('definition.english')),
    h('dl', {}, PARTS.flatMap((it) => [h('dt', {}, t('definition.' + it)), h('dd', { lang: 'en' }, definition[it])])));
}
