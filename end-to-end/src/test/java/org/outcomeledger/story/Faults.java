package org.outcomeledger.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The command line {@code ./faults [--seed N] [--minutes M]}: round after round on an installation
 * of its own, parts of the house die at random while events are posted, then everything that was
 * acknowledged is looked for; then they die while learners are erased. A round's seed is printed
 * before it begins, and begins the same round again. Ends with 1 at the first round that is not
 * right.
 */
final class Faults {

  private static final Duration ROUND = Duration.ofSeconds(90);
  private static final int ERASURES = 10;

  private Faults() {}

  public static void main(String[] arguments) {
    RunOptions options = RunOptions.read("./faults", 5, arguments);
    Instant end = Instant.now().plus(options.duration());
    boolean right = true;
    for (long round = options.seed(); right && Instant.now().isBefore(end); round++) {
      System.out.println("Round with seed " + round);
      right = round(round);
    }
    System.exit(right ? 0 : 1);
  }

  private static boolean round(long seed) {
    Path parent = Path.of("target", "faults");
    try (Installation installation = Installation.start(parent)) {
      FaultRun run = new FaultRun(installation, "faults", seed);
      InterruptedErasures erasures = new InterruptedErasures(installation, "erased", seed);
      Instant end = Instant.now().plus(ROUND);
      try {
        run.killWhile(() -> Instant.now().isBefore(end));
        new Aftermath(installation, "faults").mustBeRight(run.posting(), run.history());
        erasures.eraseWhileKilling(ERASURES);
        System.out.println(
            "  right: %d events acknowledged, %d faults, %d learners erased"
                .formatted(run.posting().acknowledged(), run.killed().size(), ERASURES));
        return true;
      } catch (AssertionError | RuntimeException e) {
        System.out.println("  WRONG: " + e.getMessage());
        run.killed().forEach(fault -> System.out.println("    killed " + fault));
        erasures.killed().forEach(fault -> System.out.println("    killed " + fault));
        System.out.println("  data and logs are in " + installation.folder().toAbsolutePath());
        return false;
      }
    }
  }
}
