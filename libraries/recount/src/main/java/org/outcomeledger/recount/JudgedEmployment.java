package org.outcomeledger.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.InField;

/**
 * An employment as one record sees it.
 *
 * @param own whether it names an enrollment in this record's programme: "inField, hiredByProvider,
 *     existedBeforeTraining speak of the enrollment that the event names", and "a refunded
 *     enrollment of the same programme stands for its record"
 */
record JudgedEmployment(EmploymentStarted said, DateRange days, boolean evidenced, boolean own) {
  private static final int DURABLE_MONTHS = 6;
  private static final double FULL_TIME_HOURS = 30;

  LocalDate start() {
    return said.startedOn();
  }

  /** Unknown for a record whose training the employment does not name. */
  InField field() {
    return own ? said.inField() : InField.UNKNOWN;
  }

  boolean isInField() {
    return field() == InField.YES;
  }

  /** Unknown, which is empty, "for the learner's other records". */
  Optional<Boolean> byProvider() {
    return own ? Optional.of(said.hiredByProvider()) : Optional.empty();
  }

  boolean isByProvider() {
    return byProvider().orElse(false);
  }

  boolean existedBeforeTraining() {
    return own && said.existedBeforeTraining();
  }

  /**
   * "Durable: permanent, public-service, founder, or fixed-term, temporary-agency with
   * expectedMonths ≥ 6 (none stated: not durable)."
   */
  boolean isDurable() {
    return switch (said.contract()) {
      case PERMANENT, PUBLIC_SERVICE, FOUNDER -> true;
      case FIXED_TERM, TEMPORARY_AGENCY -> said.expectedMonths().orElse(0) >= DURABLE_MONTHS;
      case APPRENTICESHIP, INTERNSHIP, FREELANCE -> false;
    };
  }

  /** EMP6: "permanent, fixed-term, temporary-agency, apprenticeship, public-service". */
  boolean isSalaried() {
    return switch (said.contract()) {
      case PERMANENT, FIXED_TERM, TEMPORARY_AGENCY, APPRENTICESHIP, PUBLIC_SERVICE -> true;
      case INTERNSHIP, FREELANCE, FOUNDER -> false;
    };
  }

  /** "Full time: weeklyHours known and ≥ 30." */
  boolean isFullTime() {
    return said.weeklyHours().orElse(0.0) >= FULL_TIME_HOURS;
  }

  /**
   * EMP2: "full time, not hiredByProvider, not freelance or founder; fixed-term, temporary-agency
   * only if durable".
   */
  boolean isFullTimeNotByProvider() {
    boolean contract =
        switch (said.contract()) {
          case FREELANCE, FOUNDER -> false;
          case FIXED_TERM, TEMPORARY_AGENCY -> isDurable();
          case PERMANENT, PUBLIC_SERVICE, APPRENTICESHIP, INTERNSHIP -> true;
        };
    return contract && isFullTime() && !isByProvider();
  }

  Optional<BigDecimal> yearlyGross(String currency) {
    return said.salary().flatMap(it -> GrossSalary.yearly(it, said.weeklyHours(), currency));
  }
}
