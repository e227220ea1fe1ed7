package org.outcomeledger.impact.mission;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.outcomeledger.impact.entry.EnteredFields;
import org.outcomeledger.impact.measure.EntryReader;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.ReportedMeasures;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/** Reads a target out of JSON: of which figure of the objective, and of which value it can have. */
final class TargetReader {
  static final List<String> FIELDS =
      List.of("indicator", "window", "measure", "from", "to", "value", "direction", "reason");

  private static final int LONGEST_REASON = 500;

  private final EnteredFields fields;
  private final List<String> indicators;

  private TargetReader(EnteredFields fields, List<String> indicators) {
    this.fields = fields;
    this.indicators = indicators;
  }

  /**
   * The target that a JSON object says.
   *
   * @param indicators the objective's
   * @throws InvalidObjective if it is none, with the reason
   */
  static TargetEntry read(JsonNode json, List<String> indicators) {
    EnteredFields fields = EnteredFields.of(json, "A target", FIELDS, InvalidObjective::new);
    return new TargetReader(fields, indicators).entry();
  }

  private TargetEntry entry() {
    String indicator = indicator();
    LocalDate from = fields.date("from");
    LocalDate to = fields.date("to");
    if (from.isAfter(to)) {
      throw fields.refused("from", "from must not be after to: both days belong to the period.");
    }
    return new TargetEntry(
        indicator,
        window(indicator),
        measure(indicator),
        from,
        to,
        value(indicator),
        fields.oneOf("direction", Direction.texts()),
        fields.text("reason", LONGEST_REASON));
  }

  private String indicator() {
    return indicators.size() == 1 && !fields.has("indicator")
        ? indicators.getFirst()
        : fields.oneOf("indicator", indicators);
  }

  private String window(String indicator) {
    List<String> windows =
        Catalogue.find(indicator)
            .filter(SharesByWindow.class::isInstance)
            .map(it -> List.copyOf(((SharesByWindow) it).byWindow().keySet()))
            .orElse(List.of());
    return windows.isEmpty() ? without("window", indicator) : fields.oneOf("window", windows);
  }

  private String measure(String indicator) {
    return indicator.equals(ReportedMeasures.DEFINITION.id())
        ? fields.matching("measure", EntryReader.KEBAB_CASE, EntryReader.NAME_IN_WORDS)
        : without("measure", indicator);
  }

  private String without(String field, String indicator) {
    if (fields.has(field)) {
      throw fields.refused(field, "%s has no %s: leave it out.".formatted(indicator, field));
    }
    return null;
  }

  private BigDecimal value(String indicator) {
    BigDecimal value = fields.number("value");
    if (!Catalogue.find(indicator).map(it -> canHave(it, value)).orElse(true)) {
      throw fields.refused(
          "value", "value must be as the values of %s are: 0.7, not 70.".formatted(indicator));
    }
    return value;
  }

  private static boolean canHave(Indicator indicator, BigDecimal value) {
    boolean isShare =
        indicator instanceof Share
            || indicator instanceof SharesByWindow
            || indicator instanceof Difference;
    boolean positive = value.signum() >= 0 || indicator instanceof Difference;
    return !isShare || (positive && value.abs().compareTo(BigDecimal.ONE) <= 0);
  }
}
