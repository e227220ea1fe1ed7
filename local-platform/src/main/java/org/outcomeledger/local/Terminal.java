package org.outcomeledger.local;

import java.io.PrintStream;

/**
 * What the user of {@code ./start} reads: lines, and one line of progress that is drawn over on a
 * real terminal and repeated at every tenth without one. No control codes are sent to what is not a
 * terminal.
 */
final class Terminal {
  private final PrintStream out;
  private final boolean interactive;
  private String drawn = "";
  private long tenths = -1;

  Terminal(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  synchronized void say(String line) {
    out.print(cleared() + line + System.lineSeparator() + drawn);
    out.flush();
  }

  /** Shows that {@code done} of {@code total} are done. */
  synchronized void progress(String what, long done, long total) {
    long now = done * 10 / total;
    String line = what + " " + bar(done, total) + " " + done + " of " + total;
    if (interactive) {
      String clear = cleared();
      drawn = done == total ? "" : line;
      out.print(clear + line + (done == total ? System.lineSeparator() : ""));
      out.flush();
    } else if (now != tenths) {
      out.println(line);
    }
    tenths = now;
  }

  private String cleared() {
    return drawn.isEmpty() ? "" : "\r" + " ".repeat(drawn.length()) + "\r";
  }

  private static String bar(long done, long total) {
    int filled = Math.toIntExact(done * 30 / total);
    return "[" + "#".repeat(filled) + ".".repeat(30 - filled) + "]";
  }
}
