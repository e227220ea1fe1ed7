// Goes on with a session shortly before its token ends, where the provider gives the next one. Streams come back by themselves.

import { session } from './api.js';

const EARLY = 30_000;
const LONGEST = 2 ** 31 - 1; // beyond it a timer fires at once
let timer;

/** @param until when the token ends, as the session says it */
export function renewBefore(until) {
  clearTimeout(timer);
  const wait = Math.max(0, Date.parse(until) - Date.now() - EARLY);
  if (wait < LONGEST) {
    timer = setTimeout(renew, wait);
  }
}

async function renew() {
  const answer = await fetch('/session/renewal', { method: 'POST' }).catch(() => null);
  if (answer?.ok) {
    renewBefore((await session()).until);
  }
}
