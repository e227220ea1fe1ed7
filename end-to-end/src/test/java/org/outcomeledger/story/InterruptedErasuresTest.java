package org.outcomeledger.story;

import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.LocalServersOnly;

/** An erasure that was asked for is carried out, whatever dies: at moments of a printed seed. */
@Order(3)
@BesideTheOthers
@LocalServersOnly("kills PostgreSQL and Kafka, and starts them again on the same ports")
class InterruptedErasuresTest {

  @Test
  void whateverDiesTheLearnerIsGoneAndEveryoneElseStays() {
    long seed = new Random().nextLong(1_000_000);
    System.out.println("Erasures with seed " + seed + " (again: ./faults --seed " + seed + ")");
    new InterruptedErasures(Installation.breakable(), "interrupted-erasures", seed)
        .eraseWhileKilling(3);
  }
}
