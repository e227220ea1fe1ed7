package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.PerProperty;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Recount;

/**
 * What is answered, and a recount of the raw events, agree on every indicator, curve, interval and
 * median.
 */
@Tag("counts-much")
class RecountAgreesTest {
  private static final LocalDate BEGIN = LocalDate.parse("2024-01-01");
  private static final Set<String> FOUND = new TreeSet<>();

  @Example
  void everyIndicatorIsComputedASecondTime() {
    assertThat(Recount.indicators())
        .as("ids of the recount, beside those of the catalogue")
        .containsExactlyElementsOf(
            Catalogue.all().stream().map(it -> it.definition().id()).distinct().toList());
  }

  @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
  @PerProperty(EverythingWasFound.class)
  void theRecountOfTheRawEventsAgreesOnEveryIndicator(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("spans") List<Span> spans,
      @ForAll("dimensions") String dimension) {
    Recounted both = Recounted.of(History.cube(history.facts()).snapshot(), history.facts());
    for (Span span : spans) {
      for (List<String> by : List.of(List.<String>of(), List.of(dimension))) {
        agree(both, by, Map.of(), span);
      }
      FOUND.addAll(found(both.learners(), span));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void itAgreesOnGroupsOfTwoDimensionsAndOnSomeRecordsOnly(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf,
      @ForAll("dimensions") String dimension,
      @ForAll("conditions") Map<String, Set<String>> where) {
    Recounted both = Recounted.of(History.cube(history.facts()).snapshot(), history.facts());
    agree(both, List.of(dimension, "programme"), where, Span.asOf(asOf));
  }

  @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void itAgreesWhereThereAreEnoughForAGap(
      @ForAll(supplier = RandomHistory.Crowd.class) RandomHistory history) {
    Recounted both = Recounted.of(History.cube(history.facts()).snapshot(), history.facts());
    Span span = Span.asOf(BEGIN.plusDays(900));
    both.agree("SOC1", List.of(), Map.of(), span, "SOC1");
  }

  private static void agree(
      Recounted both, List<String> by, Map<String, Set<String>> where, Span span) {
    for (String id : Recount.indicators()) {
      both.agree(id, by, where, span, "%s by %s where %s of %s".formatted(id, by, where, span));
    }
  }

  private static Set<String> found(List<LearnerHistory> learners, Span span) {
    Set<String> found = new TreeSet<>();
    for (String id : Recount.indicators()) {
      found.addAll(PossibleFindings.of(id, span, learners));
    }
    return found;
  }

  @Provide
  Arbitrary<LocalDate> day() {
    return Arbitraries.frequencyOf(Tuple.of(1, days(500)), Tuple.of(2, days(1500)));
  }

  private static Arbitrary<LocalDate> days(int most) {
    return Draw.number(0, most).map(BEGIN::plusDays);
  }

  /** Of all time, and of some cohorts only; either end may be open. */
  @Provide
  Arbitrary<List<Span>> spans() {
    return Combinators.combine(day(), Draw.number(0, 700), Draw.number(0, 300), Draw.number(0, 2))
        .as(
            (asOf, back, days, open) -> {
              LocalDate from = asOf.minusDays(back);
              return List.of(
                  Span.asOf(asOf),
                  new Span(
                      asOf,
                      open == 1 ? Optional.empty() : Optional.of(from),
                      open == 0 ? Optional.empty() : Optional.of(from.plusDays(days))));
            });
  }

  @Provide
  Arbitrary<String> dimensions() {
    return Arbitraries.of(Dimension.names());
  }

  @Provide
  Arbitrary<Map<String, Set<String>>> conditions() {
    return Arbitraries.of(
        Map.of("gender", Set.of("f", "unknown")),
        Map.of("platform", Set.of("p0")),
        Map.of("programme", Set.of("programme-0"), "priority-area", Set.of("true", "false")),
        Map.of("cohort-quarter", Set.of("2024-Q1", "2024-Q3")),
        Map.of("region", Set.of("nowhere")));
  }

  /** An agreement about what never happens says nothing. */
  private static final class EverythingWasFound implements PerProperty.Lifecycle {
    @Override
    public void onSuccess() {
      Set<String> missing = new TreeSet<>(PossibleFindings.all());
      missing.removeAll(FOUND);
      assertThat(missing).as("never found; these were: %s", FOUND).isEmpty();
    }
  }
}
