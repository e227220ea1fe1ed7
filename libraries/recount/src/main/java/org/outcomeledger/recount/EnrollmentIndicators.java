package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Optional;

/** ENR1, ENR2, COM1, COM2, COM3 and COM4: who came, who stayed, who completed. */
final class EnrollmentIndicators {
  private static final int MONTHS_OF_DROPOUT = 12;

  private EnrollmentIndicators() {}

  /** ENR1: "learners with a running record"; it "leaves the suspended out". */
  static boolean isEnrolled(TrainingRecord record) {
    LocalDate day = record.asOf();
    return record.isRunning(day) && !record.isSuspended(day);
  }

  /** ENR2: of A, at the start, so that nothing is pending. */
  static CountedAs targetGroup(TrainingRecord record) {
    if (record.isExcluded()) {
      return CountedAs.EXCLUDED;
    }
    return record.profile().ofTargetGroup().map(Population::numeratorIf).orElse(CountedAs.UNKNOWN);
  }

  /** COM1, COM2: "completed by" a share of the length, of A once that is mature. */
  static CountedAs completed(TrainingRecord record, int percent) {
    return Population.ofA(
        record, record.endOf(percent), due -> Population.numeratorIf(record.isCompletedBy(due)));
  }

  /** COM3: "withdrew after from, by to", of those "running at the end of from". */
  static CountedAs dropout(TrainingRecord record, RecountQuestion question) {
    LocalDate from = dropoutFrom(question);
    if (!record.isRunning(from)) {
      return record.wouldRun(from) ? CountedAs.EXCLUDED : CountedAs.OUTSIDE;
    }
    return Population.numeratorIf(
        record
            .withdrawal()
            .filter(it -> it.isAfter(from) && !it.isAfter(dropoutAsOf(question)))
            .isPresent());
  }

  /** "from to 12 months before" the period's end. */
  private static LocalDate dropoutFrom(RecountQuestion question) {
    LocalDate to = question.to().orElse(question.asOf());
    return question.from().orElse(to.minusMonths(MONTHS_OF_DROPOUT));
  }

  /** COM3: "history as of the earlier of to, asOf". */
  static LocalDate dropoutAsOf(RecountQuestion question) {
    return question.to().filter(question.asOf()::isAfter).orElse(question.asOf());
  }

  /**
   * COM4: "cumulative incidence from the start, withdrawal competing (before the start: day 0)", of
   * A; "curve only, strict".
   */
  static FollowUp timeToCompletion(TrainingRecord record) {
    if (record.isExcluded()) {
      return FollowUp.not(CountedAs.EXCLUDED);
    }
    LocalDate start = record.start();
    Optional<FollowUp.Ended> completed = record.completion().map(day -> FollowUp.event(start, day));
    return FollowUp.strict(
        completed
            .or(() -> record.withdrawal().map(day -> FollowUp.competing(start, day)))
            .orElse(FollowUp.censored(start, record.asOf())));
  }
}
