package org.outcomeledger.indicators.indicator;

/** What those earn whom EMP1 counts: who is not placed, or not known to be, is not asked. */
interface SalaryOfPlaced extends Quantity {
  /** EMP1, whose numerator they are. */
  Share PLACED = new InFieldJob();

  @Override
  default Reference reference() {
    return Reference.COMPLETION;
  }

  /** What is said of a known amount. */
  Verdict known();

  /** What is said of who is placed, and of whose amount nothing is known. */
  Verdict notKnown();

  @Override
  default Verdict verdict(LearnerRecord record, Frame frame) {
    Verdict placed = PLACED.verdict(record, frame);
    return switch (placed.standing()) {
      case NUMERATOR -> Double.isNaN(amount(record)) ? notKnown() : known();
      case PENDING, EXCLUDED -> placed;
      case OTHER, UNKNOWN, UNKNOWN_LEFT_OUT, OUTSIDE -> Verdict.OUTSIDE;
    };
  }

  @Override
  default Standing standing(LearnerRecord record, Frame frame) {
    Standing standing = PLACED.standing(record, frame);
    return switch (standing) {
      case NUMERATOR, PENDING, EXCLUDED -> standing;
      case OTHER, UNKNOWN, UNKNOWN_LEFT_OUT, OUTSIDE -> Standing.OUTSIDE;
    };
  }
}
