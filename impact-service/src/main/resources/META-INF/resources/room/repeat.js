// What no stream tells of is asked again: soon after a figure has moved, and every ten seconds in any case.

const PAUSE = 10_000;
const SOON = 500;

/**
 * Asks again and again, one question after the other.
 *
 * @param ask answers with a promise; one that is refused is asked again, and told by the stream
 * @param told takes every answer
 * @return `soon`, which lets it ask without the long pause, and `stop`
 */
export function repeat(ask, told) {
  let timer;
  let asking = false;
  let moved = false;
  let stopped = false;
  const wait = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(next, pause);
  };
  const next = async () => {
    asking = true;
    moved = false;
    const answer = await ask().catch(() => null);
    asking = false;
    if (!stopped) {
      if (answer) {
        told(answer);
      }
      wait(moved ? SOON : PAUSE);
    }
  };
  wait(PAUSE);
  return {
    soon() {
      if (!asking && !moved) {
        wait(SOON);
      }
      moved = true;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
