// The address holds the page, the question and the language: whoever gets the link sees the same.

import { lang, other } from './language.js';

export const here = () => Object.fromEntries(new URLSearchParams(location.search));

/** The link to a page and question, in the language that is shown. */
export function to(question = {}) {
  return written({ ...question, lang });
}

/** This page with another question. */
export function changed(question) {
  return to({ ...here(), ...question });
}

/** This page in the other language. */
export const inOtherLanguage = () => written({ ...here(), lang: other });

function written(question) {
  const kept = Object.entries(question).filter(([, value]) => value != null && value !== '');
  return '/?' + new URLSearchParams(kept).toString().replace(/%3A|%3B|%2C|%3D/g, decodeURIComponent);
}

export function go(address) {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Follows links to other pages of the room without loading it again; those that leave it, or its language, load. */
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  const target = new URL(link.href);
  const stays = target.origin === location.origin && target.pathname === location.pathname && !target.hash
    && target.searchParams.get('lang') === lang && !link.hasAttribute('download') && !link.target;
  if (stays) {
    event.preventDefault();
    go(link.href);
  }
});
