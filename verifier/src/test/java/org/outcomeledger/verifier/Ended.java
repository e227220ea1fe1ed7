package org.outcomeledger.verifier;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** How a command ended, and what it printed. */
record Ended(int exitCode, String out, String err) {

  static Ended of(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Verifier.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
    return new Ended(exitCode, out.toString(), err.toString());
  }

  List<String> lines(String begin) {
    return out.lines().filter(it -> it.startsWith(begin)).toList();
  }

  List<String> failures() {
    return lines("FAIL ");
  }
}
