// Values as they change, over one connection that comes back by itself.

import { address, get } from './api.js';

const RETRY = 2_000;

/**
 * Listens until the answer is called.
 *
 * @param question `indicator` and whatever else is asked of each
 * @param told takes each answer: the first of an indicator as it stands, the others because a figure has changed
 * @param state takes `live` or `lost`
 */
export function listen(question, told, state) {
  let source;
  let retry;
  const open = () => {
    source = new EventSource(address('/metrics/v1/stream', question));
    source.addEventListener('values', (event) => told(JSON.parse(event.data)));
    source.onopen = () => state('live');
    source.onerror = () => {
      state('lost');
      if (source.readyState === EventSource.CLOSED) {
        retry = setTimeout(comeBack, RETRY);
      }
    };
  };
  // An event source does not say why it was refused; a question of which the answer is known does.
  const comeBack = () => get('/metrics/v1/indicators').then(open, (problem) => {
    if (problem.status !== 401 && problem.status !== 403) {
      retry = setTimeout(comeBack, RETRY);
    }
  });
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
