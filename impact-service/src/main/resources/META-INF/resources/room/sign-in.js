// Who has no session gets one: at the provider where there is one, or for a token that was pasted. The token goes to the
// service once, which answers with a cookie that no script can read.

import { Problem, ways } from './api.js';
import { h } from './dom.js';
import { t } from './language.js';

/** @param why what is said first, @param done is called once there is a session */
export function signIn(why, done) {
  const token = h('input', { id: 'token', name: 'token', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true, 'aria-describedby': 'token-hint' });
  const refusal = h('p', { class: 'problem', id: 'refusal', role: 'alert' });
  const enter = async (event) => {
    event.preventDefault();
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: token.value.trim() }),
    });
    if (answer.ok) {
      done();
    } else {
      const problem = new Problem(answer.status, await answer.json().catch(() => ({})));
      refusal.textContent = t('sign-in.refused', { detail: `${problem.message} (${answer.status})` });
    }
  };
  return h('section', { class: 'sign-in' },
    h('h1', {}, t('sign-in.title')),
    why && h('p', { class: 'why', role: 'status' }, why),
    h('p', {}, t('sign-in.lead')),
    ways.provider && h('p', {}, h('a', { class: 'button', href: ways.provider }, t('sign-in.provider'))),
    h('form', { id: 'entrance', method: 'post', action: '/session', onsubmit: enter },
      h('label', { for: 'token' }, t('sign-in.or')),
      token,
      h('p', { class: 'note', id: 'token-hint' }, t('sign-in.hint')),
      refusal,
      h('button', {}, t('sign-in.go'))));
}
