package org.outcomeledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.recount.CohortCounts.Cells;

/** All tables in one look at each learner are what each table's own recount says. */
class CohortRecountTest {
  private static final LocalDate START = LocalDate.parse("2024-03-01");
  private static final LocalDate AS_OF = LocalDate.parse("2024-05-31");
  private static final List<List<Breakdown>> GROUPINGS =
      List.of(
          List.of(),
          List.of(Breakdown.GENDER),
          List.of(Breakdown.COHORT_MONTH),
          List.of(Breakdown.PROGRAMME, Breakdown.COHORT_YEAR));

  private final ToldHistory history = new ToldHistory();

  /** One learner is in two programmes, so that records and learners are not as many. */
  @Test
  void everyTableCountsWhatARecountOfItsQuestionDoes() {
    history.say(new ProfileDeclared(ToldHistory.learner("ada"), START, ToldHistory.gender("f")));
    history.enrolled("ada", "data", START, Optional.empty());
    history.enrolled("ada", "web", START.plusDays(40), Optional.empty());
    EnrollmentId bobs = history.enrolled("bob", "data", START, Optional.empty());
    history.say(
        new ProgrammeCompleted(
            bobs, ToldHistory.learner("bob"), START.plusDays(60), Optional.empty()));
    List<RecountQuestion> tables = tables();
    List<Map<List<String>, Map<Finding, AtomicLong>>> counted = counted(tables);
    for (int table = 0; table < tables.size(); table++) {
      Recount alone = Recount.of(tables.get(table));
      assertThat(alone.figures(counted.get(table), AtomicLong::get))
          .as("%s", tables.get(table))
          .isEqualTo(alone.figures(history.learners()));
    }
    var enrolled = new Finding.Counted(Finding.WHOLE, CountedAs.NUMERATOR);
    assertThat(counted.getFirst().get(List.of()).get(enrolled)).as("learners").hasValue(1);
  }

  private static List<RecountQuestion> tables() {
    return Recount.indicators().stream()
        .map(it -> RecountQuestion.of(it, AS_OF))
        .flatMap(question -> GROUPINGS.stream().map(question::by))
        .toList();
  }

  /** Each learner apart, so that what was counted elsewhere is added. */
  private List<Map<List<String>, Map<Finding, AtomicLong>>> counted(List<RecountQuestion> tables) {
    var cohort = new CohortRecount(tables);
    Cells<AtomicLong> cells =
        new Cells<>(
            AtomicLong::new,
            (cell, record) -> cell.incrementAndGet(),
            (cell, other) -> cell.addAndGet(other.get()));
    var all = new CohortCounts<>(cohort, cells);
    for (LearnerHistory learner : history.learners()) {
      var one = new CohortCounts<>(cohort, cells);
      one.count(cohort.records(learner));
      all.add(one);
    }
    return all.tables();
  }
}
