package org.outcomeledger.impact.report;

import java.util.List;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;

/**
 * Two promotions of one programme, each of whose counts is a multiple of 5, so that rounding leaves
 * it as it is. Of the first forty, who completed on 2022-03-01, twenty-five had a job in the field
 * a month later, five another one, and ten were seeking half a year later; of the second forty, on
 * 2023-03-01, twenty, five, and fifteen.
 */
final class TwoPromotions {
  private static final int EACH = 40;
  private static final int ANOTHER_JOB = 5;

  private final History history = new History();

  private TwoPromotions() {}

  static List<LearnerEvent> events() {
    var told = new TwoPromotions();
    told.promotion("2022", 25);
    told.promotion("2023", 20);
    return told.history.facts().stream().map(Fact::event).toList();
  }

  private void promotion(String year, int inField) {
    for (int i = 0; i < EACH; i++) {
      String id = year + "-" + i;
      History.Learner learner =
          history
              .learner("platform-a", "promoted-" + id)
              .enrolled(id, "analyst", year + "-01-01", 90)
              .completed(id, year + "-03-01");
      if (i < inField) {
        learner.employed(id, id, year + "-04-01", it -> it.hours(35).paysYearly("30000"));
      } else if (i < inField + ANOTHER_JOB) {
        learner.employed(id, id, year + "-04-01", it -> it.inField(InField.NO));
      } else {
        learner.surveyed(year + "-09-01", Situation.SEEKING);
      }
    }
  }
}
