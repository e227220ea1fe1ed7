package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.disclosure.Policy;

/**
 * Under which rules the figures of an answer were hidden and rounded.
 *
 * @param name of the rules
 * @param leastRecords how many records a cell must have to be shown
 * @param roundedTo counts are multiples of it
 * @param codedBelow below this denominator nobody, or everybody, is told in words only
 * @param amountsTo medians of amounts are multiples of it
 * @param daysTo medians of days are multiples of it
 * @param curveStep how many days a step of a curve is long
 * @param snapshot for how long the same figures are shown, as an ISO 8601 duration
 * @param asOfAsked the day that was asked for, where that is no end of a quarter; left out where
 *     the answer is as of the day that was asked for
 * @param reasons what {@code suppressed} and {@code coded} mean
 */
@Schema(name = "DisclosurePolicy")
record PolicyAnswer(
    String name,
    int leastRecords,
    int roundedTo,
    int codedBelow,
    int amountsTo,
    int daysTo,
    int curveStep,
    String snapshot,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) LocalDate asOfAsked,
    Map<String, String> reasons) {

  static PolicyAnswer of(ImpactConfig.Disclosure set, Policy policy) {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put(
        Policy.HIDDEN,
        "Fewer than %d records, or so many that such a cell could be computed from this one."
            .formatted(policy.least()));
    reasons.put(policy.fewest(), "Nobody, or so few that the rounded count is 0.");
    reasons.put(policy.most(), "Everybody, or so many that the rounded count of the rest is 0.");
    return new PolicyAnswer(
        Policy.NAME,
        policy.least(),
        policy.roundedTo(),
        policy.codedBelow(),
        policy.amountStep(),
        policy.dayStep(),
        policy.curveStep(),
        set.snapshot().toString(),
        null,
        reasons);
  }

  /** The same of an answer as of another day than was asked for. */
  PolicyAnswer askedFor(LocalDate day) {
    return new PolicyAnswer(
        name,
        leastRecords,
        roundedTo,
        codedBelow,
        amountsTo,
        daysTo,
        curveStep,
        snapshot,
        day,
        reasons);
  }
}
