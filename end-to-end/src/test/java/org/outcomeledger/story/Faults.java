package org.outcomeledger.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The command line {@code ./faults [--seed N] [--minutes M]}: round after round on an installation
 * of its own, parts of the house die at random while events are posted, then everything that was
 * acknowledged is looked for. A round's seed is printed before it begins, and begins the same round
 * again. Ends with 1 at the first round that is not right.
 */
final class Faults {

  private static final Set<String> OPTIONS = Set.of("--seed", "--minutes");
  private static final Duration ROUND = Duration.ofSeconds(90);

  private Faults() {}

  public static void main(String[] arguments) {
    Map<String, Long> options = options(arguments);
    long seed = options.getOrDefault("--seed", new Random().nextLong(1_000_000));
    Instant end = Instant.now().plus(Duration.ofMinutes(options.getOrDefault("--minutes", 5L)));
    boolean right = true;
    for (long round = seed; right && Instant.now().isBefore(end); round++) {
      System.out.println("Round with seed " + round);
      right = round(round);
    }
    System.exit(right ? 0 : 1);
  }

  private static boolean round(long seed) {
    Path parent = Path.of("target", "faults");
    try (Installation installation = Installation.start(parent)) {
      FaultRun run = new FaultRun(installation, "faults", seed);
      Instant end = Instant.now().plus(ROUND);
      try {
        run.killWhile(() -> Instant.now().isBefore(end));
        new Aftermath(installation, "faults").mustBeRight(run);
        System.out.println(
            "  right: %d events acknowledged, %d faults"
                .formatted(run.posting().acknowledged(), run.killed().size()));
        return true;
      } catch (AssertionError | RuntimeException e) {
        System.out.println("  WRONG: " + e.getMessage());
        run.killed().forEach(fault -> System.out.println("    killed " + fault));
        System.out.println("  data and logs are in " + installation.folder().toAbsolutePath());
        return false;
      }
    }
  }

  private static Map<String, Long> options(String[] arguments) {
    Map<String, Long> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      boolean known = OPTIONS.contains(arguments[i]) && i + 1 < arguments.length;
      if (!known || !arguments[i + 1].matches("[0-9]{1,9}")) {
        System.err.println("usage: ./faults [--seed NUMBER] [--minutes NUMBER]");
        System.exit(2);
      }
      options.put(arguments[i], Long.valueOf(arguments[i + 1]));
    }
    return options;
  }
}
