package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.metrics.FoldedCurves.Step;
import org.outcomeledger.impact.metrics.FoldedFigures.Figures;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;

/**
 * What is answered, and a plain fold of the raw events, agree on every indicator. A failure names
 * its seed: -Dseed=… tells that history again.
 */
class FoldOfEventsTest {
  private static final int HISTORIES = Integer.getInteger("histories", 150);
  private static final LocalDate BEGIN = LocalDate.parse("2024-01-01");

  private final Map<String, Long> happened = new TreeMap<>();

  @Test
  void theFoldOfTheRawEventsAgreesOnEveryIndicator() {
    forAll(
        HISTORIES,
        (random, facts) -> {
          Snapshot snapshot = History.cube(facts).snapshot();
          for (int day = 0; day < 3; day++) {
            LocalDate asOf = BEGIN.plusDays(random.nextInt(day == 0 ? 500 : 1500));
            agree(snapshot, facts, Span.asOf(asOf));
            agree(snapshot, facts, cohorts(random, asOf));
          }
        },
        40);
    everythingHappened();
  }

  @Test
  void theFoldAgreesWhereThereAreEnoughForAGap() {
    forAll(
        2,
        (random, facts) -> {
          Span span = Span.asOf(BEGIN.plusDays(900));
          FoldedFigures fold = new FoldedFigures(facts, span);
          assertThat(fold.rows("SOC1", "").getFirst().value()).isNotNull();
          same("SOC1", "", History.cube(facts).snapshot(), fold, span);
        },
        1500);
  }

  private void agree(Snapshot snapshot, List<Fact> facts, Span span) {
    FoldedFigures fold = new FoldedFigures(facts, span);
    for (String by : List.of("", "programme", "gender")) {
      for (String id : Catalogue.ids()) {
        if (!id.equals("MSR")) {
          same(id, by, snapshot, fold, span);
        }
      }
      for (String id : Catalogue.withCurves()) {
        sameCurves(id, by, snapshot, fold, span);
      }
    }
    fold.happened().forEach((what, often) -> happened.merge(what, often, Long::sum));
  }

  private static void same(String id, String by, Snapshot snapshot, FoldedFigures fold, Span span) {
    assertThat(table(id, by, snapshot, span).rows().map(Figures::of))
        .as("%s by '%s' of %s", id, by, span)
        .containsExactlyInAnyOrderElementsOf(fold.rows(id, by));
  }

  private static void sameCurves(
      String id, String by, Snapshot snapshot, FoldedFigures fold, Span span) {
    List<Curve> curves = table(id, by, snapshot, span).curves(List.of()).items();
    for (Curve curve : curves) {
      String group = by.isEmpty() ? "" : curve.group().get(by);
      List<Step> steps = fold.curve(id, by, group, curve.kind().equals("observed"));
      assertThat(curve.points().stream().map(FoldOfEventsTest::step))
          .as("%s curve of %s %s, %s", curve.kind(), id, group, span)
          .containsExactlyElementsOf(steps);
      List<Double> incidence = FoldedCurves.incidence(steps);
      for (int i = 0; i < steps.size(); i++) {
        assertThat(curve.points().get(i).incidence()).isCloseTo(incidence.get(i), within(1e-12));
      }
    }
    assertThat(curves.stream().filter(it -> it.atRisk() > 0).count())
        .as("curves of %s by '%s' of %s", id, by, span)
        .isEqualTo(fold.curves(id, by));
  }

  private static Step step(CurvePoint it) {
    return new Step(it.day(), it.atRisk(), it.events(), it.competing(), it.censored());
  }

  private static Table table(String id, String by, Snapshot snapshot, Span span) {
    return Counted.of(
            snapshot,
            new Question(
                Catalogue.find(id).orElseThrow(),
                Optional.empty(),
                span,
                by.isEmpty() ? List.of() : List.of(Dimension.of(by)),
                Map.of(),
                Optional.empty()))
        .table();
  }

  /** Of some cohorts only; either end may be open. */
  private static Span cohorts(Random random, LocalDate asOf) {
    LocalDate from = asOf.minusDays(random.nextInt(700));
    LocalDate to = from.plusDays(random.nextInt(300));
    return switch (random.nextInt(3)) {
      case 0 -> new Span(asOf, Optional.of(from), Optional.empty());
      case 1 -> new Span(asOf, Optional.empty(), Optional.of(to));
      default -> new Span(asOf, Optional.of(from), Optional.of(to));
    };
  }

  private void everythingHappened() {
    assertThat(FoldedFigures.possible().filter(it -> !happened.containsKey(it)))
        .as("never happened, but these did: %s", happened)
        .isEmpty();
  }

  private static void forAll(int histories, BiConsumer<Random, List<Fact>> property, int learners) {
    long seed = Long.getLong("seed", new Random().nextLong());
    for (int history = 0; history < histories; history++) {
      long own = Long.getLong("seed") == null ? seed + history : seed;
      try {
        Random random = new Random(own);
        property.accept(random, RandomHistory.of(random, learners).facts());
      } catch (AssertionError failure) {
        throw new AssertionError("Tell this history again with -Dseed=" + own, failure);
      }
    }
  }
}
