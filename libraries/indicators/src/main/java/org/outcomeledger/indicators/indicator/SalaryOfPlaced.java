package org.outcomeledger.indicators.indicator;

/** What those earn whom EMP1 counts: who is not placed, or not known to be, is not asked. */
interface SalaryOfPlaced extends Quantity {
  /** EMP1, whose numerator they are. */
  Share PLACED = new InFieldJob();

  @Override
  default int referenceDay(LearnerRecord record) {
    return record.completedOn();
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
