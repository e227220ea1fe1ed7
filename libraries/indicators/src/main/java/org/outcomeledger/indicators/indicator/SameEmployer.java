package org.outcomeledger.indicators.indicator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.outcomeledger.indicators.cube.LearnerFacts;

/** EMP10: the share of those employed in the second quarter whose employer is the fourth's too. */
public final class SameEmployer implements ShareOfLeavers {
  private static final int MONTHS = 3;
  private static final Definition DEFINITION =
      Definition.of("EMP10")
          .name("Still with the same employer")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed and had a job in the second quarter after has the same"
                  + " employer in the fourth?")
          .numerator(
              "Records with an employer of quarter 2 again in quarter 4: one and the same employment covers"
                  + " a day of both, or an employment with the same employerRef a day of each.")
          .denominator(
              "Completed records with an employment that covers a day of quarter 2; a survey alone does"
                  + " not say with whom. Unknown, and counted"
                  + " here: not in the numerator, employed in quarter 4 too, and of an employment of"
                  + " either quarter nobody said with whom it is. Who is unable (an exclusion on or after"
                  + " the completion) is employed on no day from then on.")
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window(
              "Calendar quarters after that of the completion; mature 30 days after the end of quarter 4;"
                  + " every completed record is pending until then. from and to bound the completion.")
          .source("WIOA")
          .version("1")
          .build();

  private static final Verdict SAME =
      Verdict.of(Standing.NUMERATOR, "There is {an employer of quarter 2 again in quarter 4}.");

  private static final Verdict GONE =
      Verdict.of(
          Standing.OTHER,
          "There is {an employment that covers a day of quarter 2}, and none that covers one of"
              + " quarter 4.");

  private static final Verdict OTHER =
      Verdict.of(
          Standing.OTHER,
          "All employers are named, and there is not {an employer of quarter 2 again in quarter"
              + " 4}.");

  private static final Verdict UNNAMED =
      Verdict.of(
          Standing.UNKNOWN,
          "It is {not in the numerator, employed in quarter 4 too, and of an employment of either"
              + " quarter nobody said with whom it is}.");

  private static final Verdict NOT_YET =
      Verdict.of(
          Standing.PENDING,
          "It is not yet {30 days after the end of quarter 4; every completed record is pending"
              + " until then}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  /** The end of quarter 4. */
  @Override
  public int lastDay(int completedOn) {
    LocalDate completed = LocalDate.ofEpochDay(completedOn);
    LocalDate quarter = completed.with(IsoFields.DAY_OF_QUARTER, 1);
    return Days.of(quarter.plusMonths(5L * MONTHS)) - 1;
  }

  @Override
  public Verdict pending() {
    return NOT_YET;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    int fourth = Days.plusMonths(lastDay + 1, -MONTHS);
    int third = Days.plusMonths(fourth, -MONTHS);
    int second = Days.plusMonths(third, -MONTHS);
    Employments all = record.employments();
    if (!all.any(it -> all.overlaps(it, second, third - 1))) {
      return Verdict.OUTSIDE;
    }
    if (!all.any(it -> all.overlaps(it, fourth, lastDay))) {
      return GONE;
    }
    if (all.any(it -> all.overlaps(it, second, third - 1) && all.overlaps(it, fourth, lastDay))
        || all.shareEmployer(second, third - 1, fourth, lastDay)) {
      return SAME;
    }
    boolean unnamed =
        all.any(
            it ->
                all.employer(it) == LearnerFacts.UNKNOWN
                    && (all.overlaps(it, second, third - 1) || all.overlaps(it, fourth, lastDay)));
    return unnamed ? UNNAMED : OTHER;
  }
}
