package org.outcomeledger.benchmark.rest;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.LoadGenerator.Posted;
import org.outcomeledger.benchmark.house.MeasuredService;
import org.outcomeledger.benchmark.house.PostRequest;

/** How long after its reply an event is in the figures, by asking for them as of its position. */
final class ReplyToFigure implements AutoCloseable {

  static final String NAME = "open loop at 1,000 a second, every 50th asked for";

  private static final double RATE = 1_000;
  private static final int EVERY = 50;
  private static final Pattern PLACE = Pattern.compile("\"shard\":(\\d+),\"position\":(\\d+)");

  private final LoadGenerator load;
  private final LoadGenerator analyst;

  ReplyToFigure(House house, LoadGenerator load) {
    this.load = load;
    this.analyst = new LoadGenerator(house.uri(MeasuredService.IMPACT), house.auditorToken(), 16);
  }

  static Contest contest(Map<String, Callable<Measured>> turns) {
    return new Contest(
        "Reply to figure",
        "events",
        """
        From the arrival of an event's reply to the arrival of a figure that counts it: learners enrolled, asked for with the event's
        `minPosition` on a connection of its own. The count over all records and its way over HTTP are in it.""",
        turns);
  }

  /** Posts for so long; the latencies are those of the figures. */
  Posted run(Duration duration, Supplier<PostRequest> next) throws Exception {
    var latencies = new ConcurrentHistogram(3);
    List<Future<?>> asked = new ArrayList<>();
    long[] replies = {0};
    Posted posted =
        load.openLoop(
            RATE,
            duration,
            next,
            reply -> {
              if (replies[0]++ % EVERY == 0) {
                asked.add(figure(reply, latencies));
              }
            });
    Future.all(asked).toCompletionStage().toCompletableFuture().get();
    return new Posted(posted.events(), posted.seconds(), latencies);
  }

  private Future<Buffer> figure(Buffer reply, ConcurrentHistogram latencies) {
    long begun = System.nanoTime();
    Matcher place = PLACE.matcher(reply.toString());
    if (!place.find()) {
      throw new IllegalStateException("A reply without a position: " + reply);
    }
    String position = "e:" + place.group(1) + ":" + place.group(2);
    return analyst
        .get("/metrics/v1/indicators/ENR1/values?minPosition=" + position)
        .onSuccess(answer -> latencies.recordValue((System.nanoTime() - begun) / 1_000));
  }

  @Override
  public void close() {
    analyst.close();
  }
}
