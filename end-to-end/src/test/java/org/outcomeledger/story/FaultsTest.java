package org.outcomeledger.story;

import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * Each part of the house dies once while events are posted, in an order and at moments of a printed
 * seed.
 */
@Order(7)
@LocalServersOnly("kills PostgreSQL and Kafka, and starts them again on the same ports")
class FaultsTest {

  @Test
  void whateverDiesEveryAcknowledgedEventIsKeptOnceAndTheFiguresAreARecount() {
    long seed = new Random().nextLong(1_000_000);
    System.out.println("Faults with seed " + seed + " (again: ./faults --seed " + seed + ")");
    FaultRun run = new FaultRun(Installation.shared(), "faults", seed);
    run.killEachOnce();
    new Aftermath(Installation.shared(), "faults").mustBeRight(run.posting(), run.history());
  }
}
