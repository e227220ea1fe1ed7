package org.outcomeledger.database;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;

/** Ends a process that has not begun to serve, with words for whoever started it. */
final class EndOfStart {

  private EndOfStart() {}

  /** To be thrown by an observer of the start, so that nothing that would come later begins. */
  static PreventFurtherStepsException with(int exitCode, String words) {
    (exitCode == 0 ? System.out : System.err).println(words);
    Quarkus.asyncExit(exitCode);
    return new PreventFurtherStepsException(words, exitCode);
  }
}
