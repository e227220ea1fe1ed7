package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.SharesByWindow;
import org.outcomeledger.indicators.indicator.Standing;
import org.outcomeledger.indicators.query.CountedRecord;

/**
 * One record behind a value, as it is answered.
 *
 * @param group whose value it is behind
 * @param window of an indicator with several
 * @param part of a difference: the side that the record is on
 * @param standing how it is counted: {@code counted}, {@code not-counted}, {@code unknown}, {@code
 *     pending} or {@code excluded}
 * @param inDenominator whether the value's denominator has it; left out where there is none
 * @param because one sentence, in words of the definition
 * @param value the amount that a median is made of, or the day that a curve is
 * @param events a smallest set of events from which all this follows
 */
@Schema(name = "FigureRecord")
record RecordRow(
    Map<String, String> group,
    String learnerId,
    String programme,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String window,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String part,
    @Schema(enumeration = {"counted", "not-counted", "unknown", "pending", "excluded"})
        String standing,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) Boolean inDenominator,
    String because,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) Double value,
    List<EventPlace> events) {

  /**
   * Where an event stands.
   *
   * @param ledger {@code e} or {@code o}, as in minPosition
   */
  record EventPlace(String ledger, int shard, long position) {
    static EventPlace of(Position it) {
      return new EventPlace(it.ledger().letter(), it.shard(), it.position());
    }

    @Override
    public String toString() {
      return ledger + ":" + shard + ":" + position;
    }
  }

  static RecordRow of(Indicator indicator, CountedRecord it) {
    boolean hasWindows = indicator instanceof SharesByWindow;
    Standing standing = it.verdict().standing();
    return new RecordRow(
        it.group(),
        it.key().learner().toString(),
        it.key().programme(),
        hasWindows ? it.part() : null,
        hasWindows || it.part().isEmpty() ? null : it.part(),
        text(standing),
        indicator instanceof LearnersEnrolled ? null : isInDenominator(standing),
        it.verdict().because(),
        it.value().isPresent() ? it.value().getAsDouble() : null,
        it.events().stream().map(EventPlace::of).toList());
  }

  private static String text(Standing standing) {
    return switch (standing) {
      case NUMERATOR -> "counted";
      case OTHER -> "not-counted";
      case UNKNOWN, UNKNOWN_LEFT_OUT -> "unknown";
      case PENDING -> "pending";
      case EXCLUDED -> "excluded";
      case OUTSIDE -> throw new IllegalStateException("What is not asked about is not answered");
    };
  }

  private static boolean isInDenominator(Standing standing) {
    return switch (standing) {
      case NUMERATOR, OTHER, UNKNOWN -> true;
      case UNKNOWN_LEFT_OUT, PENDING, EXCLUDED, OUTSIDE -> false;
    };
  }
}
