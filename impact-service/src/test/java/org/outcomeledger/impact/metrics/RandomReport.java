package org.outcomeledger.impact.metrics;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.outcomeledger.impact.metrics.RandomLife.Training;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;

/** Something that is reported of a learner's training, in one event or some that go together. */
interface RandomReport {

  void tell(History history, History.Learner learner, Training training);

  /** What becomes of a fact in the end. */
  enum Sequel {
    KEPT,
    RETRACTED,
    RETRACTED_AND_REPORTED_AGAIN;

    void befall(History.Learner learner, Fact fact) {
      if (this != KEPT) {
        learner.retracted(fact);
      }
      if (this == RETRACTED_AND_REPORTED_AGAIN) {
        learner.say(fact.event());
      }
    }
  }

  /** A report, and what becomes of which of its facts. */
  record Reported(RandomReport report, int which, Sequel sequel) {}

  /** One in twelve is taken back; half of those are reported again. */
  static Arbitrary<Reported> reported(Arbitrary<RandomReport> reports) {
    Arbitrary<Sequel> sequels =
        Arbitraries.frequency(
            Tuple.of(20, Sequel.KEPT),
            Tuple.of(1, Sequel.RETRACTED),
            Tuple.of(1, Sequel.RETRACTED_AND_REPORTED_AGAIN));
    return Combinators.combine(reports, Draw.number(0, 2), sequels).as(Reported::new);
  }
}
