package org.outcomeledger.story;

import java.nio.file.Path;
import java.util.Map;

/**
 * The command line {@code ./soak [--rate N] [--minutes M] [--seed N]}: an installation of its own,
 * with the heaps of {@code ./start}, takes so many events a second for so long. Ends with 1 unless
 * every acknowledged event is in its ledger once, the figures equal a recount, memory, descriptors
 * and connections stayed, and nothing lags.
 */
final class Soak {

  private static final String RATE = "--rate";

  private Soak() {}

  public static void main(String[] arguments) {
    RunOptions options =
        RunOptions.read("./soak", Map.of(RATE, 3000L, RunOptions.MINUTES, 10L), arguments);
    System.out.println("Seed " + options.seed());
    try (Installation installation = Installation.start(Path.of("target", "soak"))) {
      SoakRun run =
          new SoakRun(installation, options.seed(), (int) options.number(RATE), options.duration());
      System.exit(isEndured(run, installation) ? 0 : 1);
    }
  }

  private static boolean isEndured(SoakRun run, Installation installation) {
    try {
      run.mustBeEndured();
      System.out.println(run.report());
      System.out.println(
          "Every acknowledged event is in its ledger once, all verifies, figures are a recount;"
              + " nothing grew");
      return true;
    } catch (AssertionError | RuntimeException e) {
      System.out.println(run.report());
      System.out.println("WRONG: " + e.getMessage());
      System.out.println("Data and logs are in " + installation.folder().toAbsolutePath());
      return false;
    }
  }
}
