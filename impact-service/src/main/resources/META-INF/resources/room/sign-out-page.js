// Asks before anybody is signed out: a link that leads here, from wherever, has signed nobody out.

import { h } from './dom.js';
import { t } from './language.js';
import { to } from './route.js';
import { signOut } from './sign-out.js';

export function show(view, question, who) {
  view.append(h('section', { class: 'sign-in' },
    h('h1', {}, t('sign-out.title')),
    h('p', { class: 'sentence' }, t('signed-in', { name: who.name })),
    h('p', {}, t('sign-out.says')),
    h('p', { class: 'links' },
      h('button', { type: 'button', onclick: signOut }, t('sign-out')), ' ',
      h('a', { href: to() }, t('sign-out.stay')))));
}
