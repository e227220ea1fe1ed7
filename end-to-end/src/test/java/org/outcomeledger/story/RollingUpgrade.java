package org.outcomeledger.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The command line {@code ./rolling-upgrade CHECKOUT [SEED]}: from what another checkout has built
 * to what this one has, back, and here again, replica by replica, under a {@link SteadyLoad}. Ends
 * with 1 unless that was right.
 */
final class RollingUpgrade {

  private static final Path HERE = Path.of("..").toAbsolutePath().normalize();

  /** That of docs/operations.md, both ways. */
  private static final List<PackagedService> ORDER =
      List.of(PackagedService.IMPACT, PackagedService.ENROLLMENT, PackagedService.OUTCOME);

  private RollingUpgrade() {}

  public static void main(String[] arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(
          "usage: ./rolling-upgrade CHECKOUT [SEED], the checkout having been built");
      System.exit(2);
    }
    Path other = Path.of(arguments[0]).toAbsolutePath().normalize();
    long seed =
        arguments.length == 2 ? Long.parseLong(arguments[1]) : new Random().nextLong(1_000_000);
    System.out.println("Seed " + seed);
    Path parent = Path.of("target", "rolling-upgrade");
    Map<String, String> settings = SteadyLoad.SETTINGS;
    try (Installation installation = Installation.start(parent, other, settings)) {
      Rollout rollout = new Rollout(installation);
      SteadyLoad load =
          new SteadyLoad(
              installation,
              rollout,
              "upgraded",
              () -> installation.platformToken("upgraded"),
              installation::auditorToken,
              seed);
      boolean right =
          load.isRightWhile(
              () -> {
                rollout.to(HERE, ORDER);
                rollout.to(other, ORDER);
                rollout.to(HERE, ORDER);
              });
      System.exit(right ? 0 : 1);
    }
  }
}
