package org.outcomeledger.story;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A minute of what {@code ./hostile} does for an hour. */
@Order(11)
class HostileRunTest {

  @Test
  void whateverAHostilePlatformDoesTheOthersEventsAreKeptAndTheFiguresAreARecount() {
    long seed = new Random().nextLong(1_000_000);
    System.out.println(
        "Hostile platform with seed "
            + seed
            + " (again: ./hostile --seed "
            + seed
            + " --minutes 1)");
    HostileRun run =
        new HostileRun(
            Installation.shared(), "besieged", seed, Duration.ZERO, Duration.ofMinutes(1));
    run.mustBeWithstood();
    System.out.println(run.report());
  }
}
