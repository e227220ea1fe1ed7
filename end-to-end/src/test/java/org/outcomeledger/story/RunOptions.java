package org.outcomeledger.story;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What the long runs are told on the command line: {@code [--seed N] [--minutes M]}.
 *
 * @param seed what was given, else a random one: the run prints it
 */
record RunOptions(long seed, Duration duration) {

  private static final Set<String> OPTIONS = Set.of("--seed", "--minutes");

  /** Reads them; ends the process with 2 and a line on how to call it where they are others. */
  static RunOptions read(String command, long defaultMinutes, String... arguments) {
    Map<String, Long> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      boolean known = OPTIONS.contains(arguments[i]) && i + 1 < arguments.length;
      if (!known || !arguments[i + 1].matches("[0-9]{1,9}")) {
        System.err.println("usage: " + command + " [--seed NUMBER] [--minutes NUMBER]");
        System.exit(2);
      }
      options.put(arguments[i], Long.valueOf(arguments[i + 1]));
    }
    return new RunOptions(
        options.getOrDefault("--seed", new Random().nextLong(1_000_000)),
        Duration.ofMinutes(options.getOrDefault("--minutes", defaultMinutes)));
  }
}
