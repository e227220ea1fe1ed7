package org.outcomeledger.benchmark.million;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * The read model built anew by the command {@code rebuild}, beside the one that serves, while
 * questions are asked.
 *
 * @param entries of both ledgers
 * @param seconds from the first entry until the tables were exchanged, as the command says it
 * @param lockedMillis for which the exchange locked the tables
 */
public record Rebuilt(
    int records, long entries, long seconds, long lockedMillis, Asked before, Asked during) {

  private static final Duration BEFORE = Duration.ofSeconds(30);
  private static final String SAME = "Every row is as it was, at the same positions.";
  private static final Pattern SAID =
      Pattern.compile("from (\\d+) entries of both ledgers in (\\d+) s\\. .* in (\\d+) ms");

  /**
   * What a caller met.
   *
   * @param latencies in microseconds
   */
  record Asked(long failed, Histogram latencies) {

    private String row(String when) {
      return "| %s | %,d | %,d | %,.0f | %,.0f | %,.0f |\n"
          .formatted(
              when,
              latencies.getTotalCount(),
              failed,
              latencies.getValueAtPercentile(50) / 1e3,
              latencies.getValueAtPercentile(99) / 1e3,
              latencies.getMaxValue() / 1e3);
    }
  }

  /** One caller, who asks for figures as of a day that nobody asked for before, and for rows. */
  private static final class Caller {

    private final LoadGenerator analyst;
    private final List<TimedQuestion> questions =
        TimedQuestion.all(LocalDate.now(ZoneOffset.UTC).toString());
    private int turn;

    Caller(LoadGenerator analyst) {
      this.analyst = analyst;
    }

    Asked askWhile(BooleanSupplier goesOn) throws InterruptedException {
      Histogram latencies = new Histogram(3);
      long failed = 0;
      while (goesOn.getAsBoolean()) {
        long begun = System.nanoTime();
        try {
          get(next());
        } catch (ExecutionException e) {
          System.out.println("Failed: " + e.getCause());
          failed++;
        }
        latencies.recordValue((System.nanoTime() - begun) / 1_000);
      }
      return new Asked(failed, latencies);
    }

    private String next() {
      int kind = turn++ % (questions.size() + 1);
      return kind == questions.size()
          ? "/metrics/v1/quality"
          : questions.get(kind).daysBefore(turn).path();
    }

    private String get(String path) throws ExecutionException, InterruptedException {
      return analyst.get(path).toCompletionStage().toCompletableFuture().get().toString();
    }

    List<CountsByGroup> figures() throws Exception {
      List<CountsByGroup> figures = new ArrayList<>();
      for (TimedQuestion question : questions) {
        byte[] answer = get(question.path()).getBytes(StandardCharsets.UTF_8);
        figures.add(CountsByGroup.ofAnswer(question, answer));
      }
      return figures;
    }
  }

  /** A house of its own. */
  public static Chapter run(Settings settings) throws Exception {
    try (House house = House.withServers()) {
      house.start(MeasuredService.ENROLLMENT);
      house.start(MeasuredService.OUTCOME);
      Filled filled = Filled.with(house, settings.records());
      house.start(MeasuredService.IMPACT);
      try (Freshness freshness = new Freshness(house)) {
        freshness.await(filled.events());
      }
      return in(house, settings.records()).chapter();
    }
  }

  private static Rebuilt in(House house, int records) throws Exception {
    List<CountsByGroup> figures;
    Rebuilt rebuilt;
    try (var analyst =
        new LoadGenerator(house.uri(MeasuredService.IMPACT), house.auditorToken(), 1)) {
      Caller caller = new Caller(analyst);
      figures = caller.figures();
      long end = System.nanoTime() + BEFORE.toNanos();
      Asked before = caller.askWhile(() -> System.nanoTime() < end);
      var command =
          CompletableFuture.supplyAsync(() -> house.run(MeasuredService.IMPACT, "rebuild"));
      Asked during = caller.askWhile(() -> !command.isDone());
      rebuilt = of(records, command.join(), before, during);
      requireEqual(figures, caller.figures(), "after the exchange");
    }
    house.stop(MeasuredService.IMPACT);
    house.start(MeasuredService.IMPACT); // its figures are loaded from the new rows
    try (var analyst =
        new LoadGenerator(house.uri(MeasuredService.IMPACT), house.auditorToken(), 1)) {
      requireEqual(figures, new Caller(analyst).figures(), "loaded from the new rows");
    }
    return rebuilt;
  }

  private static Rebuilt of(int records, List<String> said, Asked before, Asked during) {
    Matcher figures = SAID.matcher(String.join("\n", said));
    if (!figures.find() || said.stream().noneMatch(line -> line.contains(SAME))) {
      throw new IllegalStateException("The rebuild does not count: " + said);
    }
    return new Rebuilt(
        records,
        Long.parseLong(figures.group(1)),
        Long.parseLong(figures.group(2)),
        Long.parseLong(figures.group(3)),
        before,
        during);
  }

  private static void requireEqual(
      List<CountsByGroup> before, List<CountsByGroup> now, String when) {
    for (int i = 0; i < before.size(); i++) {
      before.get(i).requireEqual(now.get(i), when);
    }
  }

  private Chapter chapter() {
    long failed = before.failed() + during.failed();
    return new Chapter(
        markdown(),
        List.of(
            Aim.atMost("questions that fail during a rebuild", 0, "questions", (double) failed)));
  }

  private String markdown() {
    return """
        ## Rebuilding the read model

        The command `rebuild` beside an impact-service that serves %,d records, with its usual limit of 20,000 entries a second; both ledgers on the
        same cores. One caller asks COM1 and EMP1, each time as of a day that nobody asked for before, and for the rows of `/metrics/v1/quality`.
        Afterwards every row was as it was, at the same positions, and COM1 and EMP1 counted the same for every group: at once, and once
        impact-service was started anew on the new rows.

        | | |
        |---|---:|
        | entries of both ledgers | %,d |
        | s until the tables were exchanged | %,d |
        | entries a second | %,.0f |
        | ms for which the exchange locked the tables | %,d |

        | questions | answers | failed | p50 ms | p99 ms | slowest ms |
        |---|---:|---:|---:|---:|---:|
        %s%s"""
        .formatted(
            records,
            entries,
            seconds,
            entries / (double) Math.max(1, seconds),
            lockedMillis,
            before.row("before"),
            during.row("during the rebuild"));
  }
}
