package org.outcomeledger.verifier;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is found, a line each: {@code FAIL} for what does not hold, {@code LIMIT} for what nobody
 * can check, be it for erasures or because something was not given, {@code NOTE} for what the
 * reader should know to judge the rest.
 */
final class FindingLines {

  private final PrintWriter out;
  private final List<String> uncompared = new ArrayList<>();
  private long failures;

  FindingLines(PrintWriter out) {
    this.out = out;
  }

  /**
   * Some of them, kept until they are {@linkplain #take taken}: of what is verified side by side.
   */
  static final class Kept {
    private final StringWriter text = new StringWriter();
    private final FindingLines lines = new FindingLines(new PrintWriter(text));

    FindingLines lines() {
      return lines;
    }
  }

  /** As if these had been found now. */
  void take(Kept others) {
    failures += others.lines.failures;
    uncompared.addAll(others.lines.uncompared);
    others.lines.out.flush();
    out.print(others.text);
  }

  void fail(String what) {
    failures++;
    print("FAIL " + what);
  }

  void limit(String what) {
    print("LIMIT " + what);
  }

  /** What was not given to compare: the last line says it too. */
  void uncompared(String what) {
    uncompared.add(what);
    limit("not compared: " + what);
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

  private String holds() {
    return uncompared.isEmpty()
        ? "all holds"
        : "what was compared holds; not compared: " + String.join("; ", uncompared);
  }

  /** The last line, and how the command ends. */
  int conclude() {
    print(allHolds() ? holds() : failures + (failures == 1 ? " finding" : " findings"));
    out.flush();
    return allHolds() ? Verifier.ALL_HOLDS : Verifier.SOMETHING_DOES_NOT;
  }
}
