package org.outcomeledger.indicators.indicator;

/** SAL1: the median base salary of those whom EMP1 counts. */
public final class BaseSalary implements SalaryOfPlaced {
  private static final Definition DEFINITION =
      Definition.of("SAL1")
          .name("Median base salary")
          .pillar(Pillar.P2)
          .question("What does the in-field job pay a year that was begun within 180 days?")
          .numerator(
              "The median over EMP1's numerator of the yearly gross, where it is known in the setting's"
                  + " currency: of the earliest EMP1 employment with a known one, of one day the lowest."
                  + " A month's pay times 12, an hour's times the weekly hours times 52; net, another"
                  + " currency, an hour's without hours or with 0, or an amount of 0 is not known.")
          .denominator("Coverage: the known out of EMP1's numerator.")
          .ofJobSeekersWithin180Days()
          .source("CIRR")
          .version("1")
          .build();

  private static final Verdict KNOWN =
      Verdict.of(
          Standing.NUMERATOR,
          "It is in {EMP1's numerator}, and the yearly gross {is known in the setting's currency}.");

  private static final Verdict NOT_KNOWN =
      Verdict.of(
          Standing.UNKNOWN,
          "It is in {EMP1's numerator}, and of no EMP1 employment the yearly gross {is known in the"
              + " setting's currency}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict known() {
    return KNOWN;
  }

  @Override
  public Verdict notKnown() {
    return NOT_KNOWN;
  }

  @Override
  public double amount(LearnerRecord record) {
    return of(record);
  }

  static double of(LearnerRecord record) {
    Employments all = record.employments();
    int lastDay = record.completedOn() + Placement.WINDOW;
    int earliest = Days.NEVER;
    double salary = Double.NaN;
    for (int employment = 0; employment < all.size(); employment++) {
      double said = all.yearlyGross(employment);
      int from = all.from(employment);
      if (Double.isNaN(said) || !Placement.isOne(all, employment, lastDay) || from > earliest) {
        continue;
      }
      salary = from < earliest ? said : Math.min(salary, said);
      earliest = from;
    }
    return salary;
  }
}
