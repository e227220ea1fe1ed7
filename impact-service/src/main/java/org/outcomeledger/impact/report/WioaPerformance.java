package org.outcomeledger.impact.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The primary indicators of performance of the Workforce Innovation and Opportunity Act, of which
 * one is an indicator of ours.
 */
record WioaPerformance() implements Form {
  private static final String SECTION = "20 CFR 677.155(a)(1)";
  private static final int MONTHS = 3;
  private static final int FOURTH_QUARTER = 4;

  /** Until the news of a quarter is in. */
  private static final int DAYS = 30;

  @Override
  public String id() {
    return "wioa-performance";
  }

  @Override
  public String title() {
    return "WIOA primary indicators of performance";
  }

  @Override
  public String source() {
    return "20 CFR 677.155, and 34 CFR 361.155 and 463.155, which say the same";
  }

  @Override
  public String needs() {
    return "A report of one period of completions, as of 30 days after the fourth quarter behind it"
        + " or later.";
  }

  @Override
  public Optional<String> unanswered(FrozenTables report) {
    if (report.from().isEmpty()) {
      return Optional.of("The report is of all time, and exits are those of one period.");
    }
    LocalDate due = endOfQuarter(report.to().orElseThrow(), FOURTH_QUARTER).plusDays(DAYS);
    return report.asOf().isBefore(due)
        ? Optional.of("On the day that the report is as of, some who exited are not yet due.")
        : Optional.empty();
  }

  private static LocalDate endOfQuarter(LocalDate day, int later) {
    int first = (day.getMonthValue() - 1) / MONTHS * MONTHS + 1;
    return day.withDayOfMonth(1).withMonth(first).plusMonths((later + 1L) * MONTHS).minusDays(1);
  }

  @Override
  public List<FormLine> lines(FrozenTables report) {
    return List.of(
        FormLine.open(
            "Employment rate, second quarter after exit",
            SECTION + "(i)",
            "EMP10 is out of who was employed in that quarter, and no indicator counts them out of"
                + " all who exited."),
        FormLine.open(
            "Employment rate, fourth quarter after exit",
            SECTION + "(ii)",
            "EMP10 looks at the fourth quarter of those alone who were employed in the second."),
        FormLine.open(
            "Median earnings, second quarter after exit",
            SECTION + "(iii)",
            "SAL1 is the yearly base salary of in-field jobs begun within 180 days, and not what"
                + " was earned in a quarter."),
        FormLine.open(
            "Credential attainment",
            SECTION + "(iv)",
            "Reports count completions; which of them give a recognized credential, they do not"
                + " say."),
        FormLine.open(
            "Measurable skill gains",
            SECTION + "(v)",
            "The ledger has outcomes, and no steps on the way."),
        FormLine.byProgramme(
            "Retention with the same employer, second and fourth quarters after exit",
            SECTION + "(vi)",
            "EMP10",
            "Exit is completion here: who left without is not asked about. WIOA counts unsubsidized"
                + " employment, and no event says whether a job is."));
  }
}
