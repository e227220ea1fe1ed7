package org.outcomeledger.story;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the long runs are told on the command line, each option a number: {@code [--seed N]
 * [--minutes M]}, and those that one of them has besides.
 */
record RunOptions(Map<String, Long> numbers) {

  private static final String SEED = "--seed";
  static final String MINUTES = "--minutes";

  RunOptions {
    numbers = Map.copyOf(numbers);
  }

  /**
   * Reads them; ends the process with 2 and a line on how to call it where they are others.
   *
   * @param defaults of all options but the seed, which is a random one unless it is given
   */
  static RunOptions read(String command, Map<String, Long> defaults, String... arguments) {
    Map<String, Long> options = new TreeMap<>(defaults);
    options.put(SEED, new Random().nextLong(1_000_000));
    for (int i = 0; i < arguments.length; i += 2) {
      boolean known = options.containsKey(arguments[i]) && i + 1 < arguments.length;
      if (!known || !arguments[i + 1].matches("[0-9]{1,9}")) {
        System.err.println(
            options.keySet().stream()
                .map(it -> " [" + it + " NUMBER]")
                .collect(Collectors.joining("", "usage: " + command, "")));
        System.exit(2);
      }
      options.put(arguments[i], Long.valueOf(arguments[i + 1]));
    }
    return new RunOptions(options);
  }

  /** The run prints it. */
  long seed() {
    return number(SEED);
  }

  Duration duration() {
    return Duration.ofMinutes(number(MINUTES));
  }

  long number(String option) {
    return numbers.get(option);
  }
}
