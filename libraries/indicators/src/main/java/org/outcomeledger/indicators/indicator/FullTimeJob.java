package org.outcomeledger.indicators.indicator;

/** EMP2: EMP1 counted strictly, full time and not by the provider. */
public final class FullTimeJob implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      Definition.of("EMP2")
          .name("Full-time in-field job, not by the provider")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed and want a job began a full-time in-field job that"
                  + " their provider did not give them, within 180 days?")
          .numerator(
              "Records with one employment that is an EMP1 employment ("
                  + Definition.EMP1_EMPLOYMENT
                  + "), is known to be of 30 hours a week or more, is not with the provider, and is"
                  + " neither freelance nor of a founder; fixed-term and temporary-agency only with 6"
                  + " months or more expected.")
          .denominator(
              "As of EMP1. Unknown: not in the numerator, and either the situation on completion + 180"
                  + " days is unknown, or an employment of the window that has the further properties"
                  + " lacks only evidence or is not known to be in field. Hours that nobody stated are"
                  + " not full time. "
                  + Definition.SITUATION)
          .ofJobSeekersWithin180Days()
          .source("CIRR 1A, 1B")
          .version("1")
          .build();

  private static final Verdict PLACED =
      Verdict.of(
          Standing.NUMERATOR,
          "There is {one employment that is an EMP1 employment} and {is known to be of 30 hours a"
              + " week or more, is not with the provider, and is neither freelance nor of a founder}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    return Placement.verdict(record, lastDay, FullTimeJob::isOne, PLACED);
  }

  private static boolean isOne(Employments employments, int employment) {
    return employments.isFullTime(employment)
        && !employments.hiredByProvider(employment)
        && switch (employments.contract(employment)) {
          case FREELANCE, FOUNDER -> false;
          case FIXED_TERM, TEMPORARY_AGENCY -> employments.isDurable(employment);
          case PERMANENT, APPRENTICESHIP, INTERNSHIP, PUBLIC_SERVICE -> true;
        };
  }
}
