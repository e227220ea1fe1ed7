package org.outcomeledger.indicators.indicator;

import java.util.Map;

/** EMP6: the share of those who do not study that works for a wage in France. */
public final class SalariedInFrance implements SharesByWindow {
  private static final Definition DEFINITION =
      Definition.of("EMP6")
          .name("Salaried in France")
          .pillar(Pillar.P2)
          .question("What share of those who completed and do not study is salaried in France?")
          .numerator(
              "Records with an employment that covers that day, is permanent, fixed-term,"
                  + " temporary-agency, an apprenticeship or in public service, and is known to be in"
                  + " France (country FR).")
          .denominator(
              "Completed records whose completion + window + 30 days is on or before asOf and whose"
                  + " situation that day is not studying, the unknown among them: not in the numerator,"
                  + " and either the situation is unknown, or a survey alone says employed (who says"
                  + " self-employed works for no wage), or nobody said in which country such an"
                  + " employment is. Who is unable stays in, and is employed in no job from then on. "
                  + Definition.SITUATION)
          .exclusions("Who studies that day. " + Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window("P6M, P12M, P18M, P24M, P30M: 6 to 30 " + Definition.AT_MONTHS)
          .source("InserJeunes, InserSup")
          .version("1")
          .build();

  private static final String NO = "It is {not in the numerator}, and ";

  private static final Verdict SALARIED =
      Verdict.of(
          Standing.NUMERATOR,
          "There is {an employment that covers that day, is permanent, fixed-term, temporary-agency,"
              + " an apprenticeship or in public service, and is known to be in France}.");

  private static final Verdict NOT_SALARIED =
      Verdict.of(
          Standing.OTHER, NO + "what the learner does that day is known, and where it has to be.");

  private static final Verdict SITUATION_UNKNOWN =
      Verdict.of(Standing.UNKNOWN, NO + "{the situation is unknown}.");

  private static final Verdict SURVEYED =
      Verdict.of(Standing.UNKNOWN, NO + "{a survey alone says employed}.");

  private static final Verdict COUNTRY_UNKNOWN =
      Verdict.of(Standing.UNKNOWN, NO + "{nobody said in which country such an employment is}.");

  private static final Map<String, Share> WINDOWS =
      SharesByWindow.ofMonths(DEFINITION, SalariedInFrance::outcome, 6, 12, 18, 24, 30);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Map<String, Share> byWindow() {
    return WINDOWS;
  }

  private static Verdict outcome(LearnerRecord record, int lastDay) {
    return switch (record.situationOn(lastDay)) {
      case STUDYING -> Verdict.STUDYING;
      case SEEKING, NOT_SEEKING, SELF_EMPLOYED, UNABLE -> NOT_SALARIED;
      case UNKNOWN -> SITUATION_UNKNOWN;
      case EMPLOYED ->
          record.employments().anyCovers(lastDay) ? recorded(record, lastDay) : SURVEYED;
    };
  }

  private static Verdict recorded(LearnerRecord record, int day) {
    Employments all = record.employments();
    if (all.any(it -> all.covers(it, day) && all.isSalaried(it) && all.isInFrance(it))) {
      return SALARIED;
    }
    return all.any(it -> all.covers(it, day) && all.isSalaried(it) && !all.isCountryKnown(it))
        ? COUNTRY_UNKNOWN
        : NOT_SALARIED;
  }
}
