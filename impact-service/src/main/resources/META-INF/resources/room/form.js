// Forms: a field with its label, and what is said when it was sent or refused.

import { h } from './dom.js';
import { t } from './language.js';

/** @param hint what is to be entered, where the label does not say */
export function field(label, control, hint) {
  const id = `field-${control.name}`;
  control.id = id;
  if (hint) {
    control.setAttribute('aria-describedby', `${id}-hint`);
  }
  return h('div', { class: 'field' }, h('label', { for: id }, t(label)), control, hint && h('p', { class: 'note', id: `${id}-hint` }, t(hint)));
}

export const input = (name, given = {}) => h('input', { name, required: true, ...given });

export const select = (name, options) => h('select', { name, required: true }, options.map(([value, text]) => h('option', { value }, text)));

/**
 * A form that says what became of an entry. What was refused stays as it was typed.
 *
 * @param send takes what was entered by name, and answers with what is said when it is kept
 */
export function form(title, says, fields, send) {
  const said = h('p', { role: 'status' });
  const submit = async (event) => {
    event.preventDefault();
    said.className = '';
    said.textContent = t('form.sending');
    try {
      said.replaceChildren(...[await send(Object.fromEntries(new FormData(event.target)))].flat());
      empty(event.target);
    } catch (problem) {
      said.className = 'problem';
      said.textContent = t('form.refused', { detail: problem.message });
    }
  };
  return h('section', { class: 'breakdown' },
    h('h2', {}, t(title)),
    h('p', { class: 'says' }, t(says)),
    h('form', { class: 'entry', onsubmit: submit }, fields, h('p', {}, h('button', {}, t('form.send'))), said));
}

/** A second press would keep the same once more. Whatever depends on a field hears of it. */
function empty(entry) {
  entry.reset();
  [...entry.elements].forEach((it) => it.dispatchEvent(new Event('change')));
}
