// The top of every page: where one is, in which language and light, and as whom.

import { h } from './dom.js';
import { other, t } from './language.js';
import { inOtherLanguage, to } from './route.js';
import { signOut } from './sign-out.js';
import { themeSwitch } from './theme.js';

const PAGES = ['definitions', 'targets', 'reports', 'quality'];

export function header(page, who) {
  const current = (it) => (it === page || (it === 'first' && page === 'indicator') ? 'page' : null);
  const link = (it) => h('a', {
    href: to(it === 'first' ? {} : { page: it }),
    'aria-current': current(it),
  }, t('nav.' + it));
  return [
    h('a', { class: 'skip', href: '#main' }, t('skip')),
    h('a', { class: 'brand', href: to() }, h('span', { class: 'mark', 'aria-hidden': 'true' }), t('room')),
    who && h('nav', { 'aria-label': t('nav') }, ['first', ...PAGES].map(link)),
    h('div', { class: 'settings' },
      h('a', { href: inOtherLanguage(), lang: other, hreflang: other, rel: 'alternate' }, t('language.other')),
      themeSwitch(),
      who && account(who)),
  ].filter(Boolean);
}

function account(who) {
  return h('span', { class: 'account' },
    h('span', { title: who.roles?.join(', ') }, h('span', { class: 'hidden' }, t('signed-in')), ' ', who.name),
    h('button', { class: 'quiet', type: 'button', onclick: signOut }, t('sign-out')));
}
