package org.outcomeledger.benchmark.million;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.house.LoadGenerator;

/** All indicators of the catalogue over the same records, by programme. */
final class EveryIndicator {

  private EveryIndicator() {}

  /** A turn for each, of questions that were never asked before. */
  static Contest contest(Asking asking, LoadGenerator analyst, Duration turn) throws Exception {
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    AtomicInteger daysBack = new AtomicInteger();
    for (String indicator : indicators(analyst)) {
      String call = indicator.equals("COM4") ? "curve" : "values";
      turns.put(
          indicator,
          () ->
              asking.again(
                  () -> get(analyst, path(indicator, call, daysBack.incrementAndGet())), turn));
    }
    return new Contest(
        "Every indicator",
        "answers",
        """
        As never asked before in the table above: by programme, each time as of another day, nothing coming in. COM4 is its curves.""",
        turns);
  }

  private static String path(String indicator, String call, int daysBack) {
    return "/metrics/v1/indicators/%s/%s?by=programme&asOf=%s"
        .formatted(indicator, call, LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(daysBack));
  }

  /** But for MSR, which is not counted. */
  private static List<String> indicators(LoadGenerator analyst) throws Exception {
    List<String> ids = new ArrayList<>();
    new ObjectMapper()
        .readTree(get(analyst, "/metrics/v1/indicators"))
        .path("indicators")
        .forEach(indicator -> ids.add(indicator.path("id").asText()));
    ids.remove("MSR");
    return ids;
  }

  private static byte[] get(LoadGenerator analyst, String path) throws Exception {
    return analyst.get(path).toCompletionStage().toCompletableFuture().get().getBytes();
  }
}
