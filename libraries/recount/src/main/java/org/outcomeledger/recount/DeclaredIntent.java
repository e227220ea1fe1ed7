package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;

/**
 * What a learner wanted from a training: "An intent or its correction counts if dated by startedOn
 * + 3 days; later ones are kept and move nobody."
 *
 * @param wantsNewJob and may work: "J: those of G but for a declared intent other than new-job or a
 *     declared lack of authorisation to work"
 */
record DeclaredIntent(LocalDate on, boolean correction, boolean wantsNewJob) {
  private static final int DAYS_TO_DECLARE = 3;

  /** The last day wins; of one day the correction; of contrary ones what leaves the record in. */
  private static final Comparator<DeclaredIntent> DECISIVE_LAST =
      Comparator.comparing(DeclaredIntent::on)
          .thenComparing(DeclaredIntent::correction)
          .thenComparing(DeclaredIntent::wantsNewJob);

  /** "nothing declared stays in" */
  static boolean wantsNewJob(TrainingRecord record) {
    LocalDate last = record.start().plusDays(DAYS_TO_DECLARE);
    return of(record.earliest())
        .filter(it -> !it.on().isAfter(last))
        .max(DECISIVE_LAST)
        .map(DeclaredIntent::wantsNewJob)
        .orElse(true);
  }

  private static Stream<DeclaredIntent> of(EnrollmentAsOf enrollment) {
    LearnerAsOf learner = enrollment.learner();
    EnrollmentId id = enrollment.id();
    return Stream.concat(
        learner
            .all(IntentDeclared.class)
            .filter(it -> it.enrollmentId().equals(id))
            .map(it -> of(it.declaredOn(), false, it.intent(), it.authorisedToWork())),
        learner
            .all(IntentCorrected.class)
            .filter(it -> it.enrollmentId().equals(id))
            .map(it -> of(it.declaredOn(), true, it.intent(), it.authorisedToWork())));
  }

  private static DeclaredIntent of(
      LocalDate on, boolean correction, Intent intent, boolean authorisedToWork) {
    return new DeclaredIntent(on, correction, intent == Intent.NEW_JOB && authorisedToWork);
  }
}
