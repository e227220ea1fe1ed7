// Goes on with a session shortly before its token ends, where the provider gives the next one. Streams come back by themselves.

import { session } from './api.js';

const EARLY = 30_000;
const LONGEST = 2 ** 31 - 1; // beyond it a timer fires at once
let timer;

/** @param who is signed in, as the session says it */
export function renewBefore(who) {
  clearTimeout(timer);
  const wait = Math.max(0, Date.parse(who.until) - Date.now() - EARLY);
  if (wait < LONGEST) {
    timer = setTimeout(renew, wait, who);
  }
}

async function renew(who) {
  const answer = await fetch('/session/renewal', { method: 'POST' }).catch(() => null);
  if (answer?.ok) {
    const next = await session();
    if (next?.subject === who.subject) {
      renewBefore(next);
    } else {
      location.reload(); // another tab has signed in somebody else: what is shown is not theirs
    }
  }
}
