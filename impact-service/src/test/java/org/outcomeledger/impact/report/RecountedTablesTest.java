package org.outcomeledger.impact.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.report.RecountedTables.CountedTables;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.Policy;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.LearnerHistory;

/** Nothing is frozen of which two computations do not say the same. */
class RecountedTablesTest {
  private static final Span SPAN = Span.asOf(LocalDate.parse("2025-06-30"));

  private final RecountedTables recounted = new RecountedTables(TableQuestion.all(), SPAN, "EUR");

  @Test
  void theyAgreeOnEveryTableWhereTheyCountTheSame() {
    recounted.add(learners(ToldCohort.facts()));
    CubeTables cube = cube(ToldCohort.facts());
    CountedTables counted = recounted.counted();
    assertThat(TableQuestion.all())
        .hasSize(20 * 18)
        .allSatisfy(
            it ->
                assertThatCode(() -> counted.requireSame(it, cube.table(it).exact()))
                    .doesNotThrowAnyException());
  }

  @Test
  void oneEventThatOnlyOneOfThemHasIsFoundByTheNameOfTheFigure() {
    recounted.add(learners(ToldCohort.facts()));
    List<Fact> facts = ToldCohort.facts();
    CubeTables cube = cube(facts.subList(1, facts.size()));
    TableQuestion question = question("COM1");
    CountedTables counted = recounted.counted();
    assertThatThrownBy(() -> counted.requireSame(question, cube.table(question).exact()))
        .isInstanceOf(NotFrozen.class)
        .hasMessageContaining("Two computations of COM1 do not agree");
  }

  @Test
  void aReportHasEveryIndicatorThatHasValuesAndNoOther() {
    assertThat(TableQuestion.indicators().stream().map(it -> it.definition().id()))
        .hasSize(20)
        .contains("ENR1", "EMP1", "EMP7", "EMP8", "DAT2")
        .doesNotContain("COM4", "MSR");
  }

  private static TableQuestion question(String indicator) {
    return TableQuestion.all().stream()
        .filter(it -> it.id().equals(indicator))
        .findFirst()
        .orElseThrow();
  }

  private static List<LearnerHistory> learners(List<Fact> facts) {
    return LearnerHistory.of(facts.stream().map(VectorCount::recorded).toList());
  }

  private static CubeTables cube(List<Fact> facts) {
    var control = new DisclosureControl(Policy.STANDARD, new byte[32]);
    return new CubeTables(TableQuestion.all(), History.cube(facts).snapshot(), SPAN, control);
  }
}
