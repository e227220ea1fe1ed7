package org.outcomeledger.indicators.indicator;

import java.util.Map;
import org.outcomeledger.event.InField;

/** EMP4: the share of those of whom it is known that work in the job they trained for. */
public final class InTargetJob implements SharesByWindow {
  private static final Definition DEFINITION =
      Definition.of("EMP4")
          .name("In the target job")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed, neither study nor are unable to work, and are known of,"
                  + " is employed in the field of the training?")
          .numerator(
              "Records with an employment in the field of this training that covers that day.")
          .denominator(
              "As of EMP3, on the day of the window. Unknown, and in the denominator: employed with an"
                  + " employment of which it is not known whether it is in field, or surveyed only."
                  + " Unknown, and not in it: whose situation is unknown; the bounds are over both. "
                  + Definition.SITUATION)
          .exclusions(
              "Who studies that day, or is unable. "
                  + Definition.EXCLUDED
                  + " "
                  + Definition.REFUNDS)
          .window("P6M, P24M: 6 or 24 " + Definition.AT_MONTHS)
          .source("RNCP, métier visé")
          .version("1")
          .build();

  private static final Verdict IN_FIELD =
      Verdict.of(
          Standing.NUMERATOR,
          "There is {an employment in the field of this training that covers that day}.");

  private static final Verdict OUT_OF_FIELD =
      Verdict.of(
          Standing.OTHER,
          "It is employed, and not with {an employment in the field of this training that covers"
              + " that day}.");

  private static final Verdict FIELD_UNKNOWN =
      Verdict.of(
          Standing.UNKNOWN,
          "It is {employed with an employment of which it is not known whether it is in field}.");

  private static final Verdict SURVEYED =
      Verdict.of(Standing.UNKNOWN, "It is employed, but that is {surveyed only}.");

  private static final Map<String, Share> WINDOWS =
      SharesByWindow.ofMonths(DEFINITION, InTargetJob::outcome, 6, 24);

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
      case EMPLOYED, SELF_EMPLOYED -> inField(record.employments(), lastDay);
      case SEEKING, NOT_SEEKING -> EmployedAfterSixMonths.NEITHER;
      case STUDYING -> Verdict.STUDYING;
      case UNABLE -> EmployedAfterSixMonths.UNABLE;
      case UNKNOWN -> EmployedAfterSixMonths.NOT_KNOWN;
    };
  }

  private static Verdict inField(Employments employments, int day) {
    Verdict best = null;
    for (int employment = 0; employment < employments.size(); employment++) {
      if (employments.counts(employment) && employments.covers(employment, day)) {
        Verdict here = verdict(employments.inField(employment));
        boolean better =
            best == null
                || here.standing() == Standing.NUMERATOR
                || best.standing() == Standing.OTHER;
        best = better ? here : best;
      }
    }
    return best == null ? SURVEYED : best;
  }

  private static Verdict verdict(InField inField) {
    return switch (inField) {
      case YES -> IN_FIELD;
      case NO -> OUT_OF_FIELD;
      case UNKNOWN -> FIELD_UNKNOWN;
    };
  }
}
