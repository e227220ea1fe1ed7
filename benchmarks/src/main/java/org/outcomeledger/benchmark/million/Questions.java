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
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.Results;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.Part;
import org.outcomeledger.benchmark.house.Posting;

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
  private static final double RATE = 1_000;

  private final House house;
  private final LoadGenerator load;
  private final LoadGenerator analyst;
  private final Freshness freshness;
  private final Asking asking;
  private final Connection postgres;
  private final Connection duck;
  private long enrolled;
  private int daysBack;
  private long events;
  private long outcomes;

  private Questions(House house, Filled filled) throws Exception {
    this.house = house;
    this.load = new LoadGenerator(house.uri(Part.ENROLLMENT), house.platformToken("academy"), 32);
    this.analyst = new LoadGenerator(house.uri(Part.IMPACT), house.auditorToken(), 1);
    this.freshness = new Freshness(house);
    this.asking = new Asking(house);
    this.postgres = house.postgres().connect(Part.IMPACT.database());
    this.duck = DuckDb.copyOf(house);
    this.events = filled.enrollment().events();
    this.outcomes = filled.outcome().events();
  }

  static Chapter ask(House house, Filled filled, Settings settings) throws Exception {
    String today = LocalDate.now(ZoneId.of("Europe/Paris")).toString();
    List<Question> all = Question.all(today);
    try (var questions = new Questions(house, filled)) {
      try (var statement = questions.postgres.createStatement()) {
        statement.execute("vacuum analyze");
      }
      questions.requireEqual(all, Map.of(POSTGRES, questions.postgres, DUCK, questions.duck));
      Results results = questions.contest(all, settings.turn().dividedBy(4)).run(settings.rounds());
      house.requireKept(Part.ENROLLMENT, questions.events);
      questions.requireEqual(all, Map.of(POSTGRES, questions.postgres));
      Results every =
          EveryIndicator.contest(questions.asking, questions.analyst, settings.turn().dividedBy(4))
              .run(settings.rounds());
      String profile = questions.profile(all, settings.turn()).markdown();
      return new Chapter(
          results.markdown()
              + "\n"
              + every.markdown()
              + "\nimpact-service while it counts what was never asked before, by samples:\n\n"
              + profile,
          aims(all, results));
    }
  }

  private Profile profile(List<Question> all, Duration turn) throws Exception {
    Callable<?> everything =
        () -> {
          for (Question question : all) {
            get(question.daysBefore(++daysBack));
          }
          return null;
        };
    return Profile.during(
        house.process(Part.IMPACT).orElseThrow(),
        house.folder().resolve("questions.jfr"),
        () -> Asking.repeat(everything, turn, new Histogram(3)));
  }

  private void requireEqual(List<Question> all, Map<String, Connection> databases)
      throws Exception {
    for (Question question : all) {
      Counts answered = Counts.ofAnswer(question, get(question));
      for (var database : databases.entrySet()) {
        answered.requireEqual(
            Counts.ofSql(question, database.getValue()), question.name() + database.getKey());
      }
    }
  }

  private Contest contest(List<Question> all, Duration turn) {
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    for (Question question : all) {
      Callable<?> answer = () -> get(question);
      turns.put(question.name() + BUSY, () -> whileEventsComeIn(answer, turn));
      turns.put(question.name() + AGAIN, () -> asking.again(answer, turn));
      turns.put(
          question.name() + FIRST,
          () -> asking.again(() -> get(question.daysBefore(++daysBack)), turn));
      turns.put(
          question.name() + POSTGRES, () -> asking.again(() -> sql(question, postgres), turn));
      turns.put(question.name() + DUCK, () -> asking.again(() -> sql(question, duck), turn));
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

  private Measured whileEventsComeIn(Callable<?> question, Duration turn) throws Exception {
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

  private Posting somebody() {
    return Posting.single(LearnerLife.enrolled("meanwhile", enrolled++));
  }

  private byte[] get(Question question) throws Exception {
    return analyst.get(question.path()).toCompletionStage().toCompletableFuture().get().getBytes();
  }

  private static Counts sql(Question question, Connection database) throws SQLException {
    return Counts.ofSql(question, database);
  }

  private static List<Aim> aims(List<Question> all, Results results) {
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
            worst(all, results, DUCK)),
        Aim.atLeast(
            "the same at rest, never asked before, times PostgreSQL, worst",
            20,
            "times",
            worst(all, results, POSTGRES)));
  }

  private static double worst(List<Question> all, Results results, String contestant) {
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
    load.close();
    analyst.close();
    freshness.close();
    postgres.close();
    duck.close();
  }
}
