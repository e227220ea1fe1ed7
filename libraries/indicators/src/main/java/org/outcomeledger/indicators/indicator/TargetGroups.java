package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.cube.Attribute.DISABILITY;
import static org.outcomeledger.indicators.cube.Attribute.FALSE;
import static org.outcomeledger.indicators.cube.Attribute.PRIORITY_AREA;
import static org.outcomeledger.indicators.cube.Attribute.PRIOR_EDUCATION;
import static org.outcomeledger.indicators.cube.Attribute.PRIOR_SITUATION;
import static org.outcomeledger.indicators.cube.Attribute.REFUGEE;
import static org.outcomeledger.indicators.cube.Attribute.TRUE;

import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.indicators.cube.Attribute;
import org.outcomeledger.indicators.cube.LearnerFacts;

/** ENR2: the share of records whose learner comes from a group that the company is there for. */
public final class TargetGroups implements Share {
  private static final int JOB_SEEKER = Attribute.code(PriorSituation.JOB_SEEKER);
  private static final int LOWER_SECONDARY = 2;
  private static final Definition DEFINITION =
      Definition.of("ENR2")
          .name("Share from a target group")
          .pillar(Pillar.P1, Pillar.P3)
          .question("What share of records belongs to learners from a target group?")
          .numerator(
              "Records with at least one known true, as at the start: job seeker; prior education ISCED"
                  + " 0-2; lives in a priority area; refugee; disability.")
          .denominator(
              "All records. Unknown, and counted here: none known true, and not all five known false.")
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window(
              "At the start: the last declaration on or before it, else the first after. What the"
                  + " learner took back is not known. Nothing is pending.")
          .source("OpenClassrooms mission report, target 70 %")
          .version("1")
          .build();

  private static final Verdict BELONGS =
      Verdict.of(Standing.NUMERATOR, "There is {at least one known true, as at the start}.");

  private static final Verdict DOES_NOT =
      Verdict.of(Standing.OTHER, "There are {all five known false}.");

  private static final Verdict NOT_KNOWN =
      Verdict.of(Standing.UNKNOWN, "There is {none known true, and not all five known false}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict verdict(LearnerRecord record, Frame frame) {
    if (record.isExcluded()) {
      return Verdict.EXCLUDED;
    }
    return switch (belongs(record)) {
      case TRUE -> BELONGS;
      case FALSE -> DOES_NOT;
      default -> NOT_KNOWN;
    };
  }

  /** True with one group, false with all five known false, else unknown. */
  static int belongs(LearnerRecord record) {
    int seeker = isJobSeeker(record.attribute(PRIOR_SITUATION));
    int schooled = isLittleSchooled(record.attribute(PRIOR_EDUCATION));
    int area = record.attribute(PRIORITY_AREA);
    int refugee = record.attribute(REFUGEE);
    int disability = record.attribute(DISABILITY);
    return or(seeker, or(schooled, or(area, or(refugee, disability))));
  }

  private static int isJobSeeker(int situation) {
    return situation == LearnerFacts.UNKNOWN ? situation : code(situation == JOB_SEEKER);
  }

  private static int isLittleSchooled(int isced) {
    return isced == LearnerFacts.UNKNOWN ? isced : code(isced <= LOWER_SECONDARY);
  }

  private static int code(boolean known) {
    return known ? Attribute.TRUE : Attribute.FALSE;
  }

  private static int or(int one, int other) {
    if (one == TRUE || other == TRUE) {
      return TRUE;
    }
    return one == FALSE && other == FALSE ? FALSE : LearnerFacts.UNKNOWN;
  }
}
