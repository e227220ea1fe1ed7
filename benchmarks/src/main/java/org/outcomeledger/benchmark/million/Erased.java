package org.outcomeledger.benchmark.million;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * Learners who are erased one after the other, each known to both ledgers.
 *
 * @param seconds of each, from the request until rows and figures have passed both markers
 * @param before milliseconds that a question took that was never asked before, at the median
 * @param after the same once they are erased
 */
record Erased(List<Double> seconds, double before, double after) {

  private static final int LEARNERS = 15;
  private static final int MARKERS = 2;
  private static final double AIM_SECONDS = 5;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  static Erased of(House house) throws Exception {
    try (var freshness = new Freshness(house);
        var http = HttpClient.newHttpClient();
        var analyst =
            new LoadGenerator(house.uri(MeasuredService.IMPACT), house.auditorToken(), 1)) {
      double before = answerMillis(analyst, 0);
      long applied = Collections.max(freshness.applied().values());
      var seconds = new ArrayList<Double>();
      for (long learner : known()) {
        long begun = System.nanoTime();
        erase(house, http, "million-" + learner);
        applied += MARKERS;
        freshness.await(applied);
        seconds.add((System.nanoTime() - begun) / 1e9);
      }
      Collections.sort(seconds);
      return new Erased(seconds, before, answerMillis(analyst, 500));
    }
  }

  private static List<Long> known() {
    return LongStream.iterate(0, number -> number + 1)
        .filter(number -> !LearnerLife.outcomeEvents("million", number).isEmpty())
        .limit(LEARNERS)
        .boxed()
        .toList();
  }

  private static void erase(House house, HttpClient http, String learner)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                house.uri(MeasuredService.ENROLLMENT).resolve("/learners/" + learner))
            .header("Authorization", "Bearer " + house.platformToken("academy"))
            .DELETE()
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 202) {
      throw new IllegalStateException("An erasure was answered with " + status);
    }
  }

  /** Each as of a day that was not asked for before. */
  private static double answerMillis(LoadGenerator analyst, int from) throws Exception {
    var day = new int[] {from};
    var latencies = new Histogram(3);
    Asking.repeat(
        () ->
            analyst
                .get(
                    "/metrics/v1/indicators/COM1/values?by=programme&asOf="
                        + FIRST_DAY.plusDays(day[0]++))
                .toCompletionStage()
                .toCompletableFuture()
                .get(),
        Duration.ofSeconds(3),
        latencies);
    return latencies.getValueAtPercentile(50) / 1e3;
  }

  Aim aim() {
    return Aim.atMost(
        "an erasure, from the request until it is out of every figure, slowest",
        AIM_SECONDS,
        "s",
        seconds.getLast());
  }

  String markdown() {
    return """
    ## Erasing a learner

    %d learners who are known to both ledgers, one after the other: from the request to enrollment-service until rows and figures have
    passed the markers of both ledgers. The question is COM1 by programme, each time as of another day, before the first and after the last.

    | | |
    |---|---:|
    | s until out of every figure, median | %.2f |
    | s, slowest | %.2f |
    | ms of a question never asked before, ahead of it | %.1f |
    | ms afterwards | %.1f |
    """
        .formatted(
            seconds.size(), seconds.get(seconds.size() / 2), seconds.getLast(), before, after);
  }
}
