package org.outcomeledger.impact.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the Council on Integrity in Results Reporting asks of a school twice a year. Its ten
 * outcomes are told apart there; indicators of ours join some, and rounded counts are never taken
 * from each other, so what is joined stays joined.
 */
record CirrOutcomes() implements Form {
  private static final String REPORTING = "Standard: Reporting Students' Outcomes";
  private static final String TRACKING = "Standard: Tracking Job Outcomes";

  /** A window of 180 days, and 30 until the news of it is in. */
  private static final int DAYS = 210;

  private static final int HALF_YEAR = 6;

  @Override
  public String id() {
    return "cirr-outcomes";
  }

  @Override
  public String title() {
    return "CIRR outcomes report";
  }

  @Override
  public String source() {
    return "Council on Integrity in Results Reporting, https://cirr.org/standards";
  }

  @Override
  public String needs() {
    return "A report of one half-year, January to June or July to December, as of 210 days after"
        + " its end or later.";
  }

  @Override
  public Optional<String> unanswered(FrozenTables report) {
    if (report.from().isEmpty() || !isHalfYear(report.from().get(), report.to().orElseThrow())) {
      return Optional.of("The report is not of one half-year.");
    }
    return report.asOf().isBefore(report.to().orElseThrow().plusDays(DAYS))
        ? Optional.of("On the day that the report is as of, some graduates are not yet due.")
        : Optional.empty();
  }

  private static boolean isHalfYear(LocalDate from, LocalDate to) {
    return from.getDayOfMonth() == 1
        && (from.getMonthValue() - 1) % HALF_YEAR == 0
        && to.equals(from.plusMonths(HALF_YEAR).minusDays(1));
  }

  @Override
  public List<FormLine> lines(FrozenTables report) {
    return List.of(
        FormLine.open(
            "Graduates out of enrolled, within 100 % and 150 % of the course length",
            REPORTING + ", Course Length",
            "CIRR asks of those enrolled how many graduated. COM1 and COM2 of a report are of who"
                + " began in its period, and the graduates of a half-year began before."),
        FormLine.byProgramme(
            "1A to 1E: employed in field within 180 days",
            TRACKING + ", 1A to 1E",
            "EMP1",
            "With evidence of any kind; a job that ended again counts. Who had one is counted once,"
                + " whatever other jobs there were."),
        FormLine.open(
            "The same within 90 days",
            REPORTING,
            "EMP1 counts within 180 days, and no other indicator within 90."),
        FormLine.byProgramme(
            "1A and 1B together: full-time employee; full-time apprenticeship, internship or"
                + " contract",
            TRACKING + ", 1A and 1B",
            "EMP2",
            "30 hours a week or more. Fixed-term and agency contracts of six months or more count,"
                + " shorter ones do not. Freelances, founders and jobs of the school do not either."),
        FormLine.open(
            "1A, 1B: each",
            TRACKING + ", 1A and 1B",
            "EMP2 does not tell employees from apprenticeships, internships and contracts."),
        FormLine.byProgramme(
            "1C and 2A together: hired by the school",
            TRACKING + ", 1C and 2A",
            "EMP11",
            "Out of those with an evidenced job within 180 days, not out of all graduates."),
        FormLine.open(
            "1C, 2A: each",
            TRACKING + ", 1C and 2A",
            "EMP11 does not tell jobs of the school in field from those out of it."),
        FormLine.open(
            "1D: started a new company or venture",
            TRACKING + ", 1D",
            "EMP1 has founders among others, and no indicator counts them alone."),
        FormLine.open(
            "1E: short-term contract, part-time, freelance or of unknown length",
            TRACKING + ", 1E",
            "EMP1 has them among others, and no indicator counts them alone."),
        FormLine.open(
            "2B: hired out of field", TRACKING + ", 2B", "No indicator counts jobs out of field."),
        FormLine.open(
            "3A: still seeking a job; 3B: not seeking one",
            TRACKING + ", 3A and 3B",
            "Surveys are in the ledger, and no indicator counts who seeks 180 days after."),
        FormLine.byProgramme(
            "4: non-reporting, as the rest of this share",
            TRACKING + ", 4",
            "DAT1",
            "The share of whom it is known. The rest is wider than CIRR's: in it is also who has a"
                + " job in field without evidence."),
        FormLine.byProgramme(
            "Excluded, in the column of that name",
            TRACKING + ", Excluded; Standard: Collecting Students' Intent",
            "EMP1",
            "Another intent than a new job, or no authorisation to work, declared by the third day"
                + " after the start; and who died, was incarcerated, on active duty or ill."),
        FormLine.byProgramme(
            "Median base salary",
            REPORTING,
            "SAL1",
            "Yearly gross in the report's currency, of those of EMP1 whose salary is known; the"
                + " counts say of how many it is."),
        FormLine.open(
            "Salaries by ranges", REPORTING, "A report has the median salary, and no ranges."));
  }
}
