// Enters a measure with the SHA-256 of the document that shows it. The document stays in the browser: only its hash is sent.

import { post } from './api.js';
import { REPORTED } from './catalogue.js';
import { h } from './dom.js';
import { t } from './language.js';
import { field, form, input } from './form.js';
import { to } from './route.js';

export function measureForm() {
  const hash = h('output', { class: 'hash', name: 'shown' });
  const document_ = input('file', { type: 'file' });
  document_.onchange = async () => {
    hash.textContent = document_.files[0] ? await sha256(document_.files[0]) : '';
  };
  return form('form.enter', 'form.enter-says', [
    field('form.name', input('name', { placeholder: 'carbon-per-learner-hour' }), 'form.name-hint'),
    field('form.from', input('from-of-measure', { type: 'date' })),
    field('form.to', input('to-of-measure', { type: 'date' })),
    field('form.value', input('number', { type: 'number', step: 'any' })),
    field('form.unit', input('unit', { placeholder: 'kgCO2e/h' })),
    field('form.document', input('document', {}), 'form.document-hint'),
    h('div', {}, field('form.file', document_, 'form.file-hint'), hash),
  ], async (entered) => {
    const kept = await post('/metrics/v1/measures', {
      name: entered.name, from: entered['from-of-measure'], to: entered['to-of-measure'], value: Number(entered.number), unit: entered.unit,
      document: entered.document, sha256: await sha256(entered.file),
    });
    return [t('form.measure-kept', { n: kept.version }), ' ', h('a', { href: to({ indicator: REPORTED }) }, t('MSR.name'))];
  });
}

/** In hexadecimal, as sha256sum prints it. */
export async function sha256(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('');
}
