package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/** EMP11. Completed on 1 April 2025: the window ends on 28 September, judged from 28 October on. */
class PlacedByProviderTest {
  private static final String MATURE = "2025-10-28";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP11", history, MATURE).is(standing);
  }

  @Test
  void aJobWithTheProviderOfAnyFieldCounts() {
    ann.employed("job", "e", "2025-09-28", it -> it.byProvider().inField(InField.NO));
    annIs(NUMERATOR);
  }

  @Test
  void aJobElsewhereIsInTheDenominator() {
    ann.employed("job", "e", "2025-05-01", it -> it.inField(InField.UNKNOWN));
    annIs(OTHER);
  }

  @Test
  void oneOfSeveralIsEnough() {
    ann.employed("a", "e", "2025-05-01").employed("b", "e", "2025-05-01", Job::byProvider);
    annIs(NUMERATOR);
  }

  @Test
  void withoutEvidenceAJobDoesNotCountOnEitherSide() {
    ann.employed("a", "e", "2025-05-01", it -> it.byProvider().withoutEvidence());
    annIs(OUTSIDE);
    ann.employed("b", "e", "2025-05-01");
    annIs(OTHER);
  }

  @Test
  void norDoesOneAfterTheWindow() {
    ann.employed("a", "e", "2025-09-29", Job::byProvider);
    annIs(OUTSIDE);
    ann.employed("b", "e", "2025-05-01");
    annIs(OTHER);
  }

  @Test
  void norOneThatEndedBeforeCompletionOrExistedBefore() {
    ann.employed("a", "e", "2025-02-01", Job::byProvider).leftJob("a", "2025-03-31");
    ann.employed("b", "e", "2025-02-01", it -> it.byProvider().heldBefore());
    annIs(OUTSIDE);
  }

  @Test
  void whoHasNoJobIsNotAskedAbout() {
    annIs(OUTSIDE);
  }

  @Test
  void thatTheProviderHiresIsSaidOfOneTrainingAndUnknownOfTheOther() {
    ann.enrolled("w", "web", "2025-01-01", 90).completed("w", "2025-04-01");
    ann.employed("job", "w", "2025-05-01", Job::byProvider);
    Judged.by("EMP11", history, MATURE).are(Map.of(NUMERATOR, 1, UNKNOWN, 1));
    ann.employed("own", "e", "2025-05-01");
    Judged.by("EMP11", history, MATURE).are(Map.of(NUMERATOR, 1, UNKNOWN, 1));
    ann.employed("by", "e", "2025-05-01", Job::byProvider);
    Judged.by("EMP11", history, MATURE).are(Map.of(NUMERATOR, 2));
  }

  @Test
  void populationAndMaturityAreThoseOfInFieldJobs() {
    ann.employed("job", "e", "2025-05-01", Job::byProvider);
    Judged.by("EMP11", history, "2025-10-27").is(PENDING);
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-01");
    annIs(EXCLUDED);
  }
}
