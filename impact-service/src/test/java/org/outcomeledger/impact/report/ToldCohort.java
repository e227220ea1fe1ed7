package org.outcomeledger.impact.report;

import java.util.List;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/**
 * A cohort that is counted by hand: ninety began a programme on 2024-01-01, the first seventy
 * completed it on 2024-03-01, and of these the first fifty had a job in the field a month later.
 */
final class ToldCohort {
  static final int BEGAN = 90;
  static final int COMPLETED = 70;
  static final int PLACED = 50;

  private ToldCohort() {}

  static List<Fact> facts() {
    History history = new History();
    for (int i = 0; i < BEGAN; i++) {
      String enrollment = "e" + i;
      History.Learner learner = history.learner("platform-a", "learner-" + i);
      learner
          .enrolled(enrollment, i % 3 == 0 ? "data" : "web", "2024-01-01", 90)
          .declared("2024-01-01", attributes(i));
      if (i < COMPLETED) {
        learner.completed(enrollment, "2024-03-01");
      }
      if (i < PLACED) {
        learner.employed("job" + i, enrollment, "2024-04-01", it -> it.paysYearly("30000"));
      }
    }
    return history.facts();
  }

  private static Attributes attributes(int number) {
    return number % 2 == 0
        ? Attributes.targetGroups(1, PriorSituation.JOB_SEEKER, true, false, false)
        : Attributes.gender("f");
  }

  static List<LearnerEvent> events() {
    return facts().stream().map(Fact::event).toList();
  }
}
