package org.outcomeledger.benchmark.rest;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.LoadGenerator.Posted;
import org.outcomeledger.benchmark.house.MeasuredService;
import org.outcomeledger.benchmark.house.PostRequest;

/**
 * Another platform, which posts as fast as it is answered between {@link #begin} and {@link #end}.
 */
final class Neighbour implements AutoCloseable {

  static final double RATE = 200;
  static final String ALONE = "200 single posts a second, alone";
  static final String BESIDE = "the same beside batches of 100, 8 callers, closed loop";

  private static final int CALLERS = 8;
  private static final int BATCH = 100;

  private final LoadGenerator load;
  private CompletableFuture<Posted> posting;
  private volatile boolean goesOn;
  private long told;

  Neighbour(House house) {
    this.load =
        new LoadGenerator(
            house.uri(MeasuredService.ENROLLMENT), house.platformToken("neighbour"), CALLERS);
  }

  static Contest contest(Map<String, Callable<Measured>> turns) {
    return new Contest(
        "One platform beside another",
        "events",
        """
        What one platform waits for its replies, in an open loop, alone and while another posts at full speed. The events are those
        of the one; the processor time is that of both, divided by them.""",
        turns);
  }

  void begin() {
    goesOn = true;
    posting =
        CompletableFuture.supplyAsync(
            () -> load.closedLoop(CALLERS, () -> goesOn ? batch() : null));
  }

  /** Returns how many events it posted. */
  long end() {
    goesOn = false;
    return posting.join().events();
  }

  private PostRequest batch() {
    return PostRequest.batch(
        IntStream.range(0, BATCH)
            .mapToObj(event -> LearnerLife.enrolled("neighbour", told++))
            .toList());
  }

  @Override
  public void close() {
    load.close();
  }
}
