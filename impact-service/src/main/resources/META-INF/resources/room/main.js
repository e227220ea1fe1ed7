// Draws the page that the address names, and the sign-in where nobody is signed in.

import { session } from './api.js';
import { h } from './dom.js';
import { header } from './header.js';
import { t } from './language.js';
import { renewBefore } from './renewal.js';
import { here } from './route.js';
import { signIn } from './sign-in.js';

const PAGES = {
  first: () => import('./first-screen.js'),
  indicator: () => import('./indicator-page.js'),
  definitions: () => import('./definitions-page.js'),
  targets: () => import('./targets-page.js'),
  reports: () => import('./reports-page.js'),
  quality: () => import('./quality-page.js'),
  'sign-out': () => import('./sign-out-page.js'),
};

const main = document.getElementById('main');
const top = document.getElementById('header');
let leave = () => {};
let turn = 0;
let who;

/** Draws the page anew; what was on it stops first. A page that is no longer wanted when it comes is not shown. */
async function show() {
  const mine = ++turn;
  leave();
  leave = () => {};
  const question = here();
  const name = question.indicator ? 'indicator' : Object.hasOwn(PAGES, question.page) ? question.page : 'first';
  const [page, signedIn] = await Promise.all([PAGES[name](), who ?? session()]);
  who = signedIn;
  if (mine !== turn) {
    return;
  }
  top.replaceChildren(...header(name, who));
  if (!who) {
    enter();
    return;
  }
  renewBefore(who);
  const view = h('div', { class: 'page ' + name });
  main.replaceChildren(view);
  try {
    leave = await page.show(view, question, who) ?? leave;
  } catch (problem) {
    view.replaceChildren(h('h1', {}, t('room')), h('p', { class: 'problem', role: 'alert' }, t('problem', { detail: problem.message })));
  }
  document.title = [...new Set([main.querySelector('h1')?.textContent ?? '', t('room')])].filter(Boolean).join(' · ');
}

function enter(why) {
  leave();
  leave = () => {};
  who = null;
  top.replaceChildren(...header('', null));
  main.replaceChildren(signIn(why, show));
  document.title = `${t('sign-in.title')} · ${t('room')}`;
  main.querySelector('input')?.focus();
}

addEventListener('popstate', async () => {
  await show();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
});
addEventListener('signed-out', () => {
  turn++;
  enter(t('sign-in.over'));
});
show();
