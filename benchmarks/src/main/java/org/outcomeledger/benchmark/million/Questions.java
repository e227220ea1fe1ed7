package org.outcomeledger.benchmark.million;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.Results;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * The same questions to the metrics API, with and without events coming in, and as SQL to the read
 * model in PostgreSQL and to a copy of it in DuckDB. Longer than usual for what four contestants
 * need.
 */
final class Questions implements AutoCloseable {

  private static final String BUSY = " · API again, 1,000 events a second coming in";
  private static final String AGAIN = " · API again";
  private static final String FIRST = " · API, never asked before";
  private static final String POSTGRES = " · PostgreSQL";
  private static final String DUCK = " · DuckDB";

  private final List<TimedQuestion> all = TimedQuestion.all(today());
  private final House house;
  private final LoadGenerator analyst;
  private final Asking asking;
  private final Connection postgres;
  private final Connection duck;
  private int daysBack;

  private Questions(House house) throws Exception {
    this.house = house;
    this.analyst = new LoadGenerator(house.uri(MeasuredService.IMPACT), house.auditorToken(), 1);
    this.asking = new Asking(house);
    this.postgres = house.postgres().connect(MeasuredService.IMPACT.database());
    this.duck = DuckDb.copyOf(house);
    try (var statement = postgres.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static String today() {
    return LocalDate.now(ZoneId.of("Europe/Paris")).toString();
  }

  /** With events coming in, and at rest; then every indicator, and where the time goes. */
  static Chapter ask(House house, Filled filled, Settings settings) throws Exception {
    Duration turn = settings.turn().dividedBy(4);
    try (var questions = new Questions(house);
        var meanwhile = new Meanwhile(house, filled)) {
      questions.requireEqualToBoth();
      Results results = questions.contest(turn, meanwhile).run(settings.rounds());
      meanwhile.requireKept();
      questions.requireEqual(Map.of(POSTGRES, questions.postgres));
      Results every = questions.everyIndicator(turn).run(settings.rounds());
      String profile = questions.profile(settings.turn()).markdown();
      return new Chapter(
          results.markdown()
              + "\n"
              + every.markdown()
              + "\nimpact-service while it counts what was never asked before, by samples:\n\n"
              + profile,
          questions.aims(results));
    }
  }

  /** One round at rest, and one of every indicator. */
  static String askAtRest(House house, Duration turn) throws Exception {
    try (var questions = new Questions(house)) {
      questions.requireEqualToBoth();
      Results results = questions.contestAtRest(turn).run(1);
      return results.rowsMarkdown() + "\n" + questions.everyIndicator(turn).run(1).rowsMarkdown();
    }
  }

  private Contest everyIndicator(Duration turn) throws Exception {
    return EveryIndicator.contest(asking, analyst, turn);
  }

  private CpuProfile profile(Duration turn) throws Exception {
    Callable<?> everything =
        () -> {
          for (TimedQuestion question : all) {
            get(question.daysBefore(++daysBack));
          }
          return null;
        };
    return CpuProfile.during(
        house.process(MeasuredService.IMPACT).orElseThrow(),
        house.folder().resolve("questions.jfr"),
        () -> Asking.repeat(everything, turn, new Histogram(3)));
  }

  private void requireEqualToBoth() throws Exception {
    requireEqual(Map.of(POSTGRES, postgres, DUCK, duck));
  }

  private void requireEqual(Map<String, Connection> databases) throws Exception {
    for (TimedQuestion question : all) {
      CountsByGroup answered = CountsByGroup.ofAnswer(question, get(question));
      for (var database : databases.entrySet()) {
        answered.requireEqual(
            CountsByGroup.ofSql(question, database.getValue()),
            question.name() + database.getKey());
      }
    }
  }

  private Contest contestAtRest(Duration turn) {
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    all.forEach(question -> turns.putAll(atRest(question, turn)));
    return new Contest("Questions at rest", "answers", "", turns);
  }

  private Map<String, Callable<Measured>> atRest(TimedQuestion question, Duration turn) {
    String name = question.name();
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    turns.put(name + AGAIN, () -> asking.again(() -> get(question), turn));
    turns.put(name + FIRST, () -> asking.again(() -> get(question.daysBefore(++daysBack)), turn));
    turns.put(name + POSTGRES, () -> asking.again(() -> sql(question, postgres), turn));
    turns.put(name + DUCK, () -> asking.again(() -> sql(question, duck), turn));
    return turns;
  }

  private Contest contest(Duration turn, Meanwhile meanwhile) {
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    for (TimedQuestion question : all) {
      turns.put(question.name() + BUSY, () -> meanwhile.during(asking, () -> get(question), turn));
      turns.putAll(atRest(question, turn));
    }
    return new Contest(
        "Questions",
        "answers",
        """
        One caller asks again and again; the API's answers go over HTTP. Asked again, the API counts those learners anew of whom something has
        come in since; a question never asked before, each time as of another day, it counts whole, as SQL counts every time. SQL reads the read model's
        tables in PostgreSQL (as installed, parallel workers included, after `vacuum analyze`) and copies of the columns that it needs
        in DuckDB (in this process, 2 threads); nothing comes in while SQL is asked. The SQL leaves out what the data do not have (no withdrawals,
        exclusions, revocations, intents, surveys, studies, ends of jobs), the API does not. Before the first turn all three gave the same
        counts for every group, after the last one the API and PostgreSQL did, with the events that had come in. Turns are a quarter
        as long, begun after a third as long again for warming up; a p99 of few answers is the slowest. While events come in, the processor time is theirs too.""",
        turns);
  }

  private byte[] get(TimedQuestion question) throws Exception {
    return analyst.get(question.path()).toCompletionStage().toCompletableFuture().get().getBytes();
  }

  private static CountsByGroup sql(TimedQuestion question, Connection database)
      throws SQLException {
    return CountsByGroup.ofSql(question, database);
  }

  private List<Aim> aims(Results results) {
    double p99 =
        all.stream()
            .mapToDouble(it -> results.median(it.name() + BUSY, round -> round.millis(99)))
            .max()
            .orElseThrow();
    return List.of(
        Aim.atMost(
            "COM1, EMP1 over HTTP with 1,000 events a second coming in, worst p99", 50, "ms", p99),
        Aim.atLeast(
            "the same at rest, never asked before, times DuckDB, worst",
            3,
            "times",
            worst(results, DUCK)),
        Aim.atLeast(
            "the same at rest, never asked before, times PostgreSQL, worst",
            20,
            "times",
            worst(results, POSTGRES)));
  }

  private double worst(Results results, String contestant) {
    return all.stream()
        .mapToDouble(
            question ->
                results.median(question.name() + FIRST, Measured::perSecond)
                    / results.median(question.name() + contestant, Measured::perSecond))
        .min()
        .orElseThrow();
  }

  @Override
  public void close() throws SQLException {
    analyst.close();
    postgres.close();
    duck.close();
  }
}
