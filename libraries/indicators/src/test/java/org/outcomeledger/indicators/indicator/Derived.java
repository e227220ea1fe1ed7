package org.outcomeledger.indicators.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.outcomeledger.indicators.cube.History;

/** The records of a history as of a day. */
final class Derived {
  private Derived() {}

  static void records(History history, int asOf, Consumer<LearnerRecord> visitor) {
    LearnerRecords records = new LearnerRecords();
    history
        .cube()
        .snapshot()
        .scan(
            facts -> {
              records.derive(facts, asOf);
              for (int i = 0; i < records.count(); i++) {
                visitor.accept(records.get(i));
              }
            });
  }

  /** What each of them answers, in the order in which learners were told of. */
  static <T> List<T> answers(History history, String asOf, Function<LearnerRecord, T> question) {
    List<T> answers = new ArrayList<>();
    records(history, Days.of(LocalDate.parse(asOf)), record -> answers.add(question.apply(record)));
    return answers;
  }

  /** What the only one answers. */
  static <T> T answer(History history, String asOf, Function<LearnerRecord, T> question) {
    List<T> answers = answers(history, asOf, question);
    if (answers.size() != 1) {
      throw new AssertionError("There are " + answers.size() + " records, not one");
    }
    return answers.getFirst();
  }
}
