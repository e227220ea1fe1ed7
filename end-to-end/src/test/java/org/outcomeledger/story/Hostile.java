package org.outcomeledger.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The command line {@code ./hostile [--seed N] [--minutes M]}: an honest platform beside a hostile
 * one, on an installation of its own with the heaps of {@code ./start}. Ends with 1 unless
 * everything honest was acknowledged, 99 in 100 within 250 ms, no process ended, memory stayed and
 * the figures equal a recount.
 */
final class Hostile {

  private static final Duration P99_LIMIT = Duration.ofMillis(250);
  private static final Duration WARM_UP = Duration.ofMinutes(1);

  private Hostile() {}

  public static void main(String[] arguments) {
    RunOptions options = RunOptions.read("./hostile", Map.of(RunOptions.MINUTES, 60L), arguments);
    System.out.println("Seed " + options.seed());
    try (Installation installation = Installation.start(Path.of("target", "hostile"))) {
      HostileRun run =
          new HostileRun(installation, "honest", options.seed(), WARM_UP, options.duration());
      System.exit(isWithstood(run, installation) ? 0 : 1);
    }
  }

  private static boolean isWithstood(HostileRun run, Installation installation) {
    try {
      run.mustBeWithstood();
      System.out.println(run.report());
      boolean fast = isFast(run);
      return isFlat(run.memory()) && fast;
    } catch (AssertionError | RuntimeException e) {
      System.out.println("WRONG: " + e.getMessage());
      System.out.println(run.report());
      System.out.println("Data and logs are in " + installation.folder().toAbsolutePath());
      return false;
    }
  }

  private static boolean isFast(HostileRun run) {
    boolean fast = run.p99().compareTo(P99_LIMIT) <= 0;
    System.out.println("p99 within " + P99_LIMIT.toMillis() + " ms: " + fast);
    return fast;
  }

  /** A heap fills up to its limit once; after the first quarter nothing may grow much. */
  private static boolean isFlat(ResidentMemory memory) {
    boolean flat = true;
    for (PackagedService service : PackagedService.values()) {
      flat &= memory.mean(service, 3) <= memory.mean(service, 1) * 5 / 4;
    }
    System.out.println("memory flat: " + flat);
    return flat;
  }
}
