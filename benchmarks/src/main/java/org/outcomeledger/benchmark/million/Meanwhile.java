package org.outcomeledger.benchmark.million;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.MeasuredService;
import org.outcomeledger.benchmark.house.PostRequest;

/** Enrollments that come in, 1,000 a second, while something is asked. */
final class Meanwhile implements AutoCloseable {

  private static final double RATE = 1_000;

  private final House house;
  private final LoadGenerator load;
  private final Freshness freshness;
  private final long outcomes;
  private long events;
  private long enrolled;

  Meanwhile(House house, Filled filled) {
    this.house = house;
    this.load =
        new LoadGenerator(
            house.uri(MeasuredService.ENROLLMENT), house.platformToken("academy"), 32);
    this.freshness = new Freshness(house);
    this.events = filled.enrollment().events();
    this.outcomes = filled.outcome().events();
  }

  /** A turn of asking; returns when all that came in is in the figures. */
  Measured during(Asking asking, Callable<?> question, Duration turn) throws Exception {
    var coming =
        CompletableFuture.supplyAsync(
            () ->
                load.openLoop(RATE, turn.multipliedBy(4).dividedBy(3), this::somebody, reply -> {})
                    .events());
    Measured measured = asking.again(question, turn);
    events += coming.join();
    freshness.await(events + outcomes);
    return measured;
  }

  private PostRequest somebody() {
    return PostRequest.single(LearnerLife.enrolled("meanwhile", enrolled++));
  }

  /** As {@link House#requireKept}, of all that came in. */
  void requireKept() throws Exception {
    house.requireKept(MeasuredService.ENROLLMENT, events);
  }

  @Override
  public void close() {
    load.close();
    freshness.close();
  }
}
