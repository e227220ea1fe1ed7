package org.outcomeledger.recount;

import static org.outcomeledger.recount.IndicatorRule.FigureKind.GAP;
import static org.outcomeledger.recount.IndicatorRule.FigureKind.MEDIAN;
import static org.outcomeledger.recount.IndicatorRule.Reference.COMPLETION;
import static org.outcomeledger.recount.IndicatorRule.Reference.PERIOD;
import static org.outcomeledger.recount.IndicatorRule.Reference.START;
import static org.outcomeledger.recount.IndicatorRule.curve;
import static org.outcomeledger.recount.IndicatorRule.findings;
import static org.outcomeledger.recount.IndicatorRule.learners;
import static org.outcomeledger.recount.IndicatorRule.share;
import static org.outcomeledger.recount.IndicatorRule.shares;

import java.util.List;

/** The catalogue, in its order; MSR is entered by people, not counted. */
final class IndicatorRules {
  static final List<IndicatorRule> ALL =
      List.of(
          learners("ENR1", EnrollmentIndicators::isEnrolled),
          share("ENR2", START, EnrollmentIndicators::targetGroup),
          share("COM1", START, it -> EnrollmentIndicators.completed(it, 100)),
          share("COM2", START, it -> EnrollmentIndicators.completed(it, 150)),
          share("COM3", PERIOD, EnrollmentIndicators::dropout),
          curve("COM4", START, EnrollmentIndicators::timeToCompletion),
          share("EMP1", COMPLETION, PlacementIndicators::placed),
          share("EMP2", COMPLETION, PlacementIndicators::placedFullTime),
          share("EMP3", COMPLETION, it -> SituationIndicators.employed(it, 6)),
          shares("EMP4", List.of(6, 24), SituationIndicators::inTargetJob),
          share("EMP5", COMPLETION, it -> SituationIndicators.durablyEmployed(it, 6)),
          shares("EMP6", List.of(6, 12, 18, 24, 30), SituationIndicators::salariedInFrance),
          share("EMP7", COMPLETION, it -> SituationIndicators.favourable(it, 6)),
          curve("EMP8", COMPLETION, TimeToJobIndicator::timeToJob),
          share("EMP10", COMPLETION, RetentionIndicator::sameEmployer),
          share("EMP11", COMPLETION, PlacementIndicators::byProvider),
          findings("SAL1", MEDIAN, PlacementIndicators::salaryPaid),
          findings("SAL2", MEDIAN, PlacementIndicators::salaryChanged),
          findings("SOC1", GAP, (it, question) -> PlacementIndicators.placementGap(it)),
          share("DAT1", COMPLETION, PlacementIndicators::known),
          share("DAT2", COMPLETION, PlacementIndicators::evidenced));

  private IndicatorRules() {}

  static IndicatorRule find(String id) {
    return ALL.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no recount of " + id));
  }
}
