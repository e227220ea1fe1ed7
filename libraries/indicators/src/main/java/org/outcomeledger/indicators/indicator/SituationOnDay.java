package org.outcomeledger.indicators.indicator;

import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * What a learner does on a day, as far as that is known. The order is that of surveys that are
 * equally near and of one day: the least favourable answer goes first.
 */
enum SituationOnDay {
  SEEKING,
  NOT_SEEKING,
  UNABLE,
  STUDYING,
  SELF_EMPLOYED,
  EMPLOYED,
  /** Neither recorded nor surveyed near that day: not the same as "no". */
  UNKNOWN;

  /** How far from the day a survey may be, in days. */
  private static final int REACH = 60;

  /** The answer nearest to the day; of two as near, the later. */
  static SituationOnDay surveyed(LearnerFacts facts, int day, int asOf) {
    int nearest = Integer.MIN_VALUE;
    SituationOnDay situation = UNKNOWN;
    for (int survey = 0; survey < facts.surveys(); survey++) {
      int on = facts.surveyedAsOf(survey);
      SituationOnDay said = of(facts.situation(survey));
      if (said == UNKNOWN || on > asOf || Math.abs(on - day) > REACH) {
        continue;
      }
      if (isNearer(on, nearest, day) || (on == nearest && said.compareTo(situation) < 0)) {
        nearest = on;
        situation = said;
      }
    }
    return situation;
  }

  private static boolean isNearer(int on, int nearest, int day) {
    if (nearest == Integer.MIN_VALUE) {
      return true;
    }
    int closer = Integer.compare(Math.abs(on - day), Math.abs(nearest - day));
    return closer < 0 || (closer == 0 && on > nearest);
  }

  private static SituationOnDay of(Situation surveyed) {
    return switch (surveyed) {
      case SEEKING -> SEEKING;
      case NOT_SEEKING -> NOT_SEEKING;
      case UNABLE -> UNABLE;
      case STUDYING -> STUDYING;
      case SELF_EMPLOYED -> SELF_EMPLOYED;
      case EMPLOYED -> EMPLOYED;
      case UNREACHABLE -> UNKNOWN;
    };
  }
}
