package org.outcomeledger.verifier;

import java.io.PrintWriter;

/**
 * What is found, a line each: {@code FAIL} for what does not hold, {@code LIMIT} for what erasures
 * leave uncheckable, {@code NOTE} for what the reader should know to judge the rest.
 */
final class FindingLines {

  private final PrintWriter out;
  private long failures;

  FindingLines(PrintWriter out) {
    this.out = out;
  }

  void fail(String what) {
    failures++;
    print("FAIL " + what);
  }

  void limit(String what) {
    print("LIMIT " + what);
  }

  void note(String what) {
    print("NOTE " + what);
  }

  /** What was verified, where nothing is found. */
  void say(String what) {
    print(what);
  }

  private void print(String line) {
    out.println(Reason.printable(line));
  }

  boolean allHolds() {
    return failures == 0;
  }

  /** The last line, and how the command ends. */
  int conclude() {
    out.println(allHolds() ? "all holds" : failures + (failures == 1 ? " finding" : " findings"));
    out.flush();
    return allHolds() ? Verifier.ALL_HOLDS : Verifier.SOMETHING_DOES_NOT;
  }
}
