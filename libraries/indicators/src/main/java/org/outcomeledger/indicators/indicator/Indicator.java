package org.outcomeledger.indicators.indicator;

import org.outcomeledger.indicators.IllegalQuestion;

/**
 * A figure that can be asked for: a pure function of a learner's record and a question's dates,
 * with its definition. It knows no clock and does no I/O. {@link Catalogue} lists them all; the API
 * and the documentation show what is there.
 */
public sealed interface Indicator
    permits Share, SharesByWindow, Difference, Quantity, Incidence, LearnersEnrolled {

  /** What it means, in words. */
  Definition definition();

  /**
   * What a question's dates mean to it.
   *
   * @throws IllegalQuestion where they mean nothing, with a message for the one who asked
   */
  default Frame frame(Span span) {
    return Frame.ofCohorts(span);
  }

  /** Which day of a record puts it into a cohort. */
  enum Reference {
    START,
    COMPLETION
  }

  /** Which day puts a record into a cohort. */
  default Reference reference() {
    return Reference.START;
  }

  /** The day that puts a record into a cohort, {@link Days#NEVER} while it has none. */
  default int referenceDay(LearnerRecord record) {
    return switch (reference()) {
      case START -> record.start();
      case COMPLETION -> record.completedOn();
    };
  }
}
