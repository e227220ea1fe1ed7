package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.testservers.TestServers;

/**
 * The files of {@code docs/sql}, run as they stand over a read model that the projector wrote, and
 * what is answered from memory agree on every indicator, on histories as {@link RecountAgreesTest}
 * has them. One that they differ on is not shrunk: each attempt takes seconds, and there would be
 * thousands; {@link RecountAgreesTest} finds a small one.
 */
class ReadModelInSqlTest {
  /** From when all are pending to when all are due; a year before the third, most are running. */
  private static final List<Integer> DAYS = List.of(75, 200, 450, 800, 1100, 1400);

  private static final LocalDate BEGIN = LocalDate.parse("2024-01-01");

  /** As docs/sql/README.md orders them: behind those that they need. */
  private static final List<String> INDICATORS =
      List.of(
          "ENR1", "ENR2", "COM1", "COM2", "COM3", "COM4", "EMP1", "EMP2", "EMP3", "EMP4", "EMP5",
          "EMP6", "EMP7", "EMP8", "EMP10", "EMP11", "SAL1", "SAL2", "SOC1", "DAT1", "DAT2");

  private static final Set<String> HAPPENED = new TreeSet<>();

  private final String database = TestServers.postgres().freshDatabase("impact");
  private final TestReadModel readModel = new TestReadModel(TestServers.postgres(), database);
  private Snapshot snapshot;
  private SqlSession sql;

  private void tell(RandomHistory history) throws SQLException {
    List<Fact> facts = history.facts();
    snapshot = History.cube(facts).snapshot();
    for (LedgerName ledger : LedgerName.values()) {
      Watermark start = Watermark.start(ledger, 0);
      List<Fact> its = facts.stream().filter(it -> it.ledger() == ledger).toList();
      readModel.projector().apply(List.of(Batch.ofFacts(start, end(start, facts.size()), its)));
    }
    sql = SqlSession.of(TestServers.postgres(), database);
  }

  private static Watermark end(Watermark it, long position) {
    return new Watermark(it.ledger(), 0, UUID.randomUUID(), position, it.chain(), 0, Instant.EPOCH);
  }

  @AfterTry
  void close() throws SQLException {
    if (sql != null) {
      sql.close();
    }
    readModel.close();
  }

  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void theReadModelInSqlAgreesOnEveryIndicator(
      @ForAll(supplier = RandomHistory.Many.class) RandomHistory history, @ForAll Random random)
      throws SQLException {
    assertThat(Catalogue.ids().stream().filter(it -> !it.equals("MSR")))
        .containsExactlyInAnyOrderElementsOf(INDICATORS);
    tell(history);
    for (int day : DAYS) {
      LocalDate asOf = BEGIN.plusDays(day + random.nextInt(-25, 25));
      runFiles(asOf);
      for (String id : INDICATORS) {
        for (String dimension : day == 800 ? everyDimension() : someDimensions()) {
          agree(id, dimension, Span.asOf(asOf));
        }
        remember(id);
      }
    }
  }

  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void itAgreesOnSomeCohortsOnceTheOthersAreDeleted(
      @ForAll(supplier = RandomHistory.Many.class) RandomHistory history, @ForAll Random random)
      throws SQLException {
    tell(history);
    LocalDate asOf = BEGIN.plusDays(700);
    LocalDate from = BEGIN.plusDays(20 + random.nextInt(40));
    LocalDate to = from.plusDays(60);
    Span span = new Span(asOf, Optional.of(from), Optional.of(to));
    for (String reference : List.of("started_on", "completed_on")) {
      runFiles(asOf);
      sql.run(
          "delete from records where (%s between '%s' and '%s') is not true"
              .formatted(reference, from, to));
      for (String id : INDICATORS) {
        if (!id.equals("COM3") && reference.equals(referenceOf(id))) {
          agree(id, "all", span);
          agree(id, "programme", span);
        }
      }
    }
  }

  /** Many start on the first of these days. */
  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void itAgreesOnDropoutsSinceAnotherFirstDay(
      @ForAll(supplier = RandomHistory.Many.class) RandomHistory history, @ForAll Random random)
      throws SQLException {
    tell(history);
    for (int day : List.of(30, random.nextInt(40, 100))) {
      LocalDate from = BEGIN.plusDays(day);
      LocalDate asOf = from.plusDays(30);
      sql.run("set figures.first_day = '" + from + "'");
      runFiles(asOf);
      agree("COM3", "all", new Span(asOf, Optional.of(from), Optional.empty()));
    }
  }

  /** Few have two salaries, or one before, and a median moves with few of them. */
  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void itAgreesOnTheSalariesOfMany(
      @ForAll(supplier = RandomHistory.Crowd.class) RandomHistory history) throws SQLException {
    tell(history);
    LocalDate asOf = BEGIN.plusDays(700);
    runFiles(asOf);
    for (String dimension : everyDimension()) {
      agree("SAL1", dimension, Span.asOf(asOf));
      agree("SAL2", dimension, Span.asOf(asOf));
    }
    for (String id : INDICATORS) {
      remember(id);
    }
  }

  private static String referenceOf(String id) {
    return id.startsWith("ENR") || id.startsWith("COM") ? "started_on" : "completed_on";
  }

  private static List<String> someDimensions() {
    return List.of("all", "programme", "gender");
  }

  private static List<String> everyDimension() {
    return Stream.concat(Stream.of("all"), Dimension.names().stream()).toList();
  }

  private void runFiles(LocalDate asOf) throws SQLException {
    sql.run("set figures.as_of = '" + asOf + "'");
    for (String file : List.of("records", "counting", "curves")) {
      sql.file(file + ".sql");
    }
    for (String id : INDICATORS) {
      sql.file(id + ".sql");
    }
  }

  private void agree(String id, String dimension, Span span) throws SQLException {
    PartialAggregates groups = aggregates(id, dimension, span);
    String what = "%s by %s of %s".formatted(id, dimension, span);
    same(
        SqlFigures.rows(sql, id, dimension),
        groups
            .figures()
            .flatMap(it -> Row.of(it).stream())
            .map(it -> SqlFigures.of(id, it))
            .toList(),
        what);
    if (Catalogue.withCurves().contains(id)) {
      same(
          SqlFigures.steps(sql, id, dimension),
          Page.ofCurves(groups, List.of()).items().stream().flatMap(SqlFigures::steps).toList(),
          "curves of " + what);
    }
  }

  private PartialAggregates aggregates(String id, String dimension, Span span) {
    return IncrementalAggregation.of(
            snapshot,
            new Question(
                Catalogue.find(id).orElseThrow(),
                Optional.empty(),
                span,
                dimension.equals("all") ? List.of() : List.of(Dimension.of(dimension)),
                Map.of(),
                Optional.empty()))
        .aggregates();
  }

  /** Windows come in the order of their lengths there, and of their letters here. */
  private static void same(
      List<Map<String, Object>> sql, List<Map<String, Object>> answered, String what) {
    if (!alike(ordered(sql), ordered(answered))) {
      assertThat(ordered(sql)).as(what).isEqualTo(ordered(answered));
    }
  }

  private static List<Map<String, Object>> ordered(List<Map<String, Object>> rows) {
    List<Map<String, Object>> ordered = new ArrayList<>(rows);
    ordered.sort(
        Comparator.comparing(it -> it.get("category") + "|" + it.get("horizon") + it.get("kind")));
    return ordered;
  }

  private static boolean alike(List<Map<String, Object>> rows, List<Map<String, Object>> others) {
    return rows.size() == others.size()
        && IntStream.range(0, rows.size())
            .allMatch(
                i ->
                    rows.get(i).keySet().equals(others.get(i).keySet())
                        && rows.get(i).keySet().stream()
                            .allMatch(it -> alike(rows.get(i).get(it), others.get(i).get(it))));
  }

  /** Doubles are added up in other orders. */
  private static boolean alike(Object one, Object other) {
    if (one instanceof Double figure && other instanceof Double another) {
      return Math.abs(figure - another) <= 1e-12 * Math.max(1, Math.abs(figure));
    }
    return Objects.equals(one, other);
  }

  /** An agreement about what never happens says nothing: what did, as the recount names it. */
  private void remember(String id) throws SQLException {
    if (id.equals("SOC1")) {
      return;
    }
    String name =
        id.equals("EMP8")
            ? "'EMP8 ' || kind"
            : id.equals("COM4") ? "'COM4 strict'" : "'" + id + "'";
    String query =
        SqlFigures.hasWindows(id)
            ? "select distinct '%1$s ' || horizon || ' ' || place as it from %1$s".formatted(id)
            : "select distinct %s || ' ' || %s as it from %s".formatted(name, what(id), id);
    for (Map<String, Object> row : sql.rows(query)) {
      String it = (String) row.get("it");
      int last = it.lastIndexOf(' ') + 1;
      HAPPENED.add(it.substring(0, last) + finding(it.substring(last)));
    }
  }

  private static String what(String id) {
    return Catalogue.withCurves().contains(id) ? "fate" : "place";
  }

  private static String finding(String place) {
    return switch (place) {
      case "no" -> "REST";
      case "unknown-beside" -> "UNKNOWN_LEFT_OUT";
      default -> place.toUpperCase(Locale.ROOT);
    };
  }

  /** Not a condition of a property: each draw lacks something, all of them together nothing. */
  @AfterContainer
  static void everythingHappened() {
    Set<String> missing = new TreeSet<>(PossibleFindings.all());
    missing.removeAll(HAPPENED);
    assertThat(missing).as("never happened; these did: %s", HAPPENED).isEmpty();
  }
}
