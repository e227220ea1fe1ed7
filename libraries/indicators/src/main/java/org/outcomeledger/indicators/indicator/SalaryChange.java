package org.outcomeledger.indicators.indicator;

/** SAL2: the median change from the salary before the training to the one after. */
public final class SalaryChange implements SalaryOfPlaced {
  private static final Definition DEFINITION =
      Definition.of("SAL2")
          .name("Change of salary")
          .pillar(Pillar.P2)
          .question(
              "By how much a year does the in-field job pay more than the job before the training?")
          .numerator(
              "The median of SAL1's salary less the prior one, over EMP1's numerator where both are known"
                  + " as yearly gross in the setting's currency. The prior salary is the last one"
                  + " declared by the start; two on one day are not known. Who had no job before, or"
                  + " declared a salary of 0, is not known, and not 0.")
          .denominator("Coverage: those with both known out of EMP1's numerator.")
          .ofJobSeekersWithin180Days()
          .source("Outcome Ledger")
          .version("1")
          .build();

  private static final Verdict KNOWN =
      Verdict.of(
          Standing.NUMERATOR,
          "It is in {EMP1's numerator}, and {both are known as yearly gross in the setting's"
              + " currency}.");

  private static final Verdict NOT_KNOWN =
      Verdict.of(
          Standing.UNKNOWN, "It is in {EMP1's numerator}, but not one of those {with both known}.");

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
    return BaseSalary.of(record) - record.priorSalary();
  }
}
