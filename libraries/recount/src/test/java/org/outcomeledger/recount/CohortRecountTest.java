package org.outcomeledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.recount.Partial.Observation;

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
    List<Map<Observation, Long>> counted = counted(tables);
    for (int table = 0; table < tables.size(); table++) {
      Recount alone = Recount.of(tables.get(table));
      assertThat(new Partial(counted.get(table)))
          .as("%s", tables.get(table))
          .isEqualTo(Partial.sum(history.learners().stream().map(alone::learner)));
    }
    Observation enrolled =
        new Observation(List.of(), new Finding.Counted(Finding.WHOLE, CountedAs.NUMERATOR));
    assertThat(counted.getFirst()).as("learners").containsEntry(enrolled, 1L);
  }

  private static List<RecountQuestion> tables() {
    return Recount.indicators().stream()
        .map(it -> RecountQuestion.of(it, AS_OF))
        .flatMap(question -> GROUPINGS.stream().map(question::by))
        .toList();
  }

  private List<Map<Observation, Long>> counted(List<RecountQuestion> tables) {
    var cohort = new CohortRecount(tables);
    List<Map<Observation, Long>> counts =
        IntStream.range(0, tables.size())
            .<Map<Observation, Long>>mapToObj(it -> new HashMap<>())
            .toList();
    history
        .learners()
        .forEach(
            learner ->
                cohort.count(
                    cohort.records(learner),
                    (table, it, record) -> counts.get(table).merge(it, 1L, Long::sum)));
    return counts;
  }
}
