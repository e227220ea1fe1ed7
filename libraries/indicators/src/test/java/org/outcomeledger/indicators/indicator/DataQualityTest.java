package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;

import org.junit.jupiter.api.Test;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/** DAT1 and DAT2. Completed on 1 April 2025: judged from 28 October on. */
class DataQualityTest {
  private static final String MATURE = "2025-10-28";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void known(Standing standing) {
    Judged.by("DAT1", history, MATURE).is(standing);
  }

  private void evidenced(Standing standing) {
    Judged.by("DAT2", history, MATURE).is(standing);
  }

  @Test
  void whoIsPlacedIsKnown() {
    ann.employed("job", "e", "2025-05-01");
    known(NUMERATOR);
  }

  @Test
  void whoIsKnownNotToBePlacedIsKnownToo() {
    ann.surveyed("2025-09-28", Situation.SEEKING);
    known(NUMERATOR);
  }

  @Test
  void whoeverInFieldJobsDoNotKnowIsNot() {
    known(OTHER);
    ann.employed("job", "e", "2025-05-01", Job::withoutEvidence);
    known(OTHER);
  }

  @Test
  void anInFieldJobWithEvidenceIsEvidenced() {
    ann.employed("job", "e", "2025-05-01");
    evidenced(NUMERATOR);
  }

  @Test
  void oneOfTwoWithEvidenceIsEnough() {
    ann.employed("a", "e", "2025-05-01", Job::withoutEvidence).employed("b", "e", "2025-06-01");
    evidenced(NUMERATOR);
  }

  @Test
  void anInFieldJobWithoutEvidenceIsNot() {
    ann.employed("job", "e", "2025-09-28", Job::withoutEvidence);
    evidenced(OTHER);
  }

  @Test
  void whoHasNoInFieldJobOfTheWindowIsNotAskedForEvidence() {
    ann.employed("a", "e", "2025-05-01", it -> it.inField(InField.NO));
    ann.employed("b", "e", "2025-05-01", it -> it.inField(InField.UNKNOWN));
    ann.employed("c", "e", "2025-09-29", Job::withoutEvidence);
    ann.employed("d", "e", "2025-02-01", Job::withoutEvidence).leftJob("d", "2025-03-31");
    ann.employed("f", "e", "2025-02-01", it -> it.heldBefore().withoutEvidence());
    evidenced(OUTSIDE);
  }

  @Test
  void evidenceOfAJobOutOfFieldIsNoEvidenceOfTheOther() {
    ann.employed("a", "e", "2025-05-01", it -> it.inField(InField.NO));
    ann.employed("b", "e", "2025-05-01", Job::withoutEvidence);
    evidenced(OTHER);
  }

  @Test
  void populationAndMaturityAreThoseOfInFieldJobs() {
    ann.employed("job", "e", "2025-05-01");
    Judged.by("DAT1", history, "2025-10-27").is(PENDING);
    Judged.by("DAT2", history, "2025-10-27").is(PENDING);
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-01");
    known(EXCLUDED);
    evidenced(EXCLUDED);
  }
}
