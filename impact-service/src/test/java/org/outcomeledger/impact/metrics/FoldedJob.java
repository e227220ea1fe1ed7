package org.outcomeledger.impact.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Salary;

/**
 * An employment as one record sees it.
 *
 * @param own whether it is judged against this record's training
 */
record FoldedJob(EmploymentStarted said, FoldedLearner.Days days, boolean evidenced, boolean own) {

  InField inField() {
    return own ? said.inField() : InField.UNKNOWN;
  }

  boolean byProvider() {
    return own && said.hiredByProvider();
  }

  boolean durable() {
    return switch (said.contract()) {
      case PERMANENT, PUBLIC_SERVICE, FOUNDER -> true;
      case FIXED_TERM, TEMPORARY_AGENCY -> said.expectedMonths().orElse(0) >= 6;
      case APPRENTICESHIP, INTERNSHIP, FREELANCE -> false;
    };
  }

  boolean salaried() {
    return switch (said.contract()) {
      case PERMANENT, FIXED_TERM, TEMPORARY_AGENCY, APPRENTICESHIP, PUBLIC_SERVICE -> true;
      case INTERNSHIP, FREELANCE, FOUNDER -> false;
    };
  }

  /** Full time, not by the provider, not one's own boss, durable where it is for a time. */
  boolean fullTimeElsewhere() {
    boolean wanted =
        switch (said.contract()) {
          case FREELANCE, FOUNDER -> false;
          case FIXED_TERM, TEMPORARY_AGENCY -> durable();
          case PERMANENT, PUBLIC_SERVICE, APPRENTICESHIP, INTERNSHIP -> true;
        };
    return wanted && !byProvider() && said.weeklyHours().orElse(0.0) >= 30;
  }

  boolean notEndedBefore(LocalDate day) {
    return !days.to().filter(it -> it.isBefore(day)).isPresent();
  }

  Optional<BigDecimal> yearlyGross() {
    return said.salary().flatMap(it -> yearlyGross(it, said.weeklyHours()));
  }

  static Optional<BigDecimal> yearlyGross(Salary salary, Optional<Double> weeklyHours) {
    if (salary.basis() != Salary.Basis.GROSS || !salary.currency().equals("EUR")) {
      return Optional.empty();
    }
    return switch (salary.per()) {
      case YEAR -> Optional.of(salary.amount());
      case MONTH -> Optional.of(salary.amount().multiply(BigDecimal.valueOf(12)));
      case HOUR ->
          weeklyHours.map(
              it ->
                  salary
                      .amount()
                      .multiply(BigDecimal.valueOf(it))
                      .multiply(BigDecimal.valueOf(52)));
    };
  }
}
