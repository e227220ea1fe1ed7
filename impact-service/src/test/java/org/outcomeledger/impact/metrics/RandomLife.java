package org.outcomeledger.impact.metrics;

import static org.outcomeledger.impact.metrics.Draw.maybe;
import static org.outcomeledger.impact.metrics.Draw.number;
import static org.outcomeledger.impact.metrics.Draw.once;
import static org.outcomeledger.impact.metrics.Draw.some;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.outcomeledger.impact.metrics.RandomReport.Reported;
import org.outcomeledger.indicators.cube.History;

/**
 * All that is reported of one learner.
 *
 * @param ofLearner what speaks of no training
 */
record RandomLife(List<Enrollment> enrollments, List<Reported> ofLearner) {

  /** When an enrollment is to begin, in which programme, and what is reported of it. */
  record Enrollment(Terms terms, List<Reported> reports) {}

  record Terms(int start, int programme, int length, boolean refundable) {}

  /**
   * An enrollment by its name.
   *
   * @param other an enrollment of the same learner, maybe the same
   */
  record Training(String id, String other, Terms terms, List<Reported> reports) {
    int start() {
      return terms.start();
    }

    int length() {
      return terms.length();
    }

    /** The first report of it. */
    void enroll(History.Learner learner) {
      String programme = "programme-" + terms.programme();
      String day = Draw.day(start());
      if (terms.refundable()) {
        learner.enrolledRefundable(id, programme, day, length(), Draw.day(start() + 10));
      } else {
        learner.enrolled(id, programme, day, length());
      }
    }
  }

  /** The learner's trainings by name; the last has what speaks of none. */
  List<Training> trainings(String learner) {
    List<Training> trainings = new ArrayList<>();
    for (int i = 0; i < enrollments.size(); i++) {
      Enrollment it = enrollments.get(i);
      String other = learner + "/" + (i + 1) % enrollments.size();
      trainings.add(new Training(learner + "/" + i, other, it.terms(), it.reports()));
    }
    trainings.add(new Training(learner, learner, new Terms(0, 0, 0, false), ofLearner));
    return trainings;
  }

  static Arbitrary<RandomLife> lives() {
    return Combinators.combine(some(1, 3, enrollment()), Draw.together(RandomReports.ofLearner()))
        .as(RandomLife::new);
  }

  private static Arbitrary<Enrollment> enrollment() {
    Arbitrary<RandomReport> enrolled =
        once(1).map(always -> (history, learner, training) -> training.enroll(learner));
    Arbitrary<List<Reported>> first = maybe(1, 1, RandomReport.reported(enrolled));
    Arbitrary<List<Reported>> then = Draw.together(RandomReports.ofTraining());
    return Combinators.combine(terms(), Draw.together(List.of(first, then))).as(Enrollment::new);
  }

  /**
   * Many start on one day and have one length; some so late that a job may name them long before.
   */
  private static Arbitrary<Terms> terms() {
    Arbitrary<Integer> starts =
        Combinators.combine(number(0, 89), once(5), once(6))
            .as((day, same, late) -> same ? 30 : late ? day + 450 : day);
    Arbitrary<Integer> lengths =
        Combinators.combine(number(30, 89), once(3)).as((days, same) -> same ? 60 : days);
    return Combinators.combine(starts, number(0, 1), lengths, once(2)).as(Terms::new);
  }
}
