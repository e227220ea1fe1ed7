package org.outcomeledger.story;

import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * One process that can fail, by what can be done to it.
 *
 * @param kill {@code kill -9}
 * @param start on its old port and data, once it does not run; returns when it is ready
 * @param stall takes every processor away from it: its connections stay open
 */
record Part(String name, Runnable kill, Runnable start, Runnable stall, Runnable resume) {

  /** One of an installation that has one of each. */
  static Part of(Installation installation, FaultTarget target) {
    return new Part(
        target.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        () -> installation.kill(target),
        () -> installation.start(target),
        () -> installation.stall(target),
        () -> installation.resume(target));
  }

  Callable<Void> starting() {
    return () -> {
      start.run();
      return null;
    };
  }
}
