package org.outcomeledger.impact.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.outcomeledger.impact.metrics.RandomHistory;
import org.outcomeledger.impact.report.RecountedTables.CountedTables;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.Policy;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.LearnerHistory;

/**
 * Every table that a report has, of every history: what is frozen of the cube is what the recount
 * says. That the cube is what SQL says is shown where SQL is.
 */
@Tag("counts-much")
class RandomFrozenTablesTest {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyFigureOfEveryIndicatorByEveryDimensionIsTheRecounted(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("periods") Span span) {
    var recounted = new RecountedTables(TableQuestion.all(), span, "EUR");
    recounted.add(LearnerHistory.of(history.facts().stream().map(VectorCount::recorded).toList()));
    var control = new DisclosureControl(Policy.STANDARD, new byte[32]);
    var frozen =
        new CubeTables(
            TableQuestion.all(), History.cube(history.facts()).snapshot(), span, control);
    CountedTables counted = recounted.counted();
    TableQuestion.all().forEach(it -> counted.requireSame(it, frozen.table(it).exact()));
  }

  /** What a report may be of: all, or a year, quarter or month, as of the end of a quarter. */
  @Provide
  Arbitrary<Span> periods() {
    Arbitrary<LocalDate> ends =
        Arbitraries.of("2024-06-30", "2024-12-31", "2025-09-30", "2026-03-31", "2027-12-31")
            .map(LocalDate::parse);
    List<Optional<LocalDate>> whole = List.of(Optional.empty(), Optional.empty());
    Arbitrary<List<Optional<LocalDate>>> cohorts =
        Arbitraries.of(
            List.of(
                whole,
                cohort("2024-01-01", "2024-12-31"),
                cohort("2024-01-01", "2024-03-31"),
                cohort("2024-02-01", "2024-02-29")));
    return ends.flatMap(asOf -> cohorts.map(it -> new Span(asOf, it.getFirst(), it.getLast())));
  }

  private static List<Optional<LocalDate>> cohort(String from, String to) {
    return List.of(Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(to)));
  }
}
