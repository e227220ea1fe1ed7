package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.entry.EnteredFields;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/**
 * What an auditor commits to before anything is drawn.
 *
 * @param indicator by what records are counted or not: {@code EMP1}, of an indicator with several
 *     windows {@code EMP4/P6M}
 * @param counted how many of the counted records are drawn
 * @param uncounted how many of the others
 * @param commitment what {@link org.outcomeledger.format.SampleDraw#commitment} makes of all of
 *     that and of 32 bytes that only the auditor knows
 */
@Schema(name = "SampleEntry")
public record SampleEntry(
    @Schema(required = true) String indicator,
    @Schema(defaultValue = "72", minimum = "1", maximum = "1000") int counted,
    @Schema(defaultValue = "72", minimum = "1", maximum = "1000") int uncounted,
    @Schema(required = true, pattern = "[0-9a-f]{64}") String commitment) {
  static final List<String> FIELDS = List.of("indicator", "counted", "uncounted", "commitment");
  static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  static final String HASH_IN_WORDS = "64 lower-case hexadecimal digits";

  /**
   * If nothing is found wrong in so many of each, with 95 % confidence less than 5 % of all are:
   * see {@link org.outcomeledger.indicators.statistics.ErrorRate}.
   */
  static final int USUAL = 72;

  private static final int MOST = 1_000;

  /**
   * The entry that a JSON object says.
   *
   * @throws InvalidSample if it is none, with the reason
   */
  static SampleEntry read(JsonNode json) {
    EnteredFields fields = EnteredFields.of(json, "A sample", FIELDS, InvalidSample::new);
    return new SampleEntry(
        fields.oneOf("indicator", indicators()),
        size(fields, json, "counted"),
        size(fields, json, "uncounted"),
        fields.matching("commitment", HASH, HASH_IN_WORDS));
  }

  private static int size(EnteredFields fields, JsonNode json, String name) {
    if (!fields.has(name)) {
      return USUAL;
    }
    JsonNode size = json.get(name);
    if (!size.isInt() || size.intValue() < 1 || size.intValue() > MOST) {
      throw fields.refused(name, "%s must be a whole number from 1 to %d.".formatted(name, MOST));
    }
    return size.intValue();
  }

  /** As the standings of a report's records spell them. */
  private static List<String> indicators() {
    return TableQuestion.indicators().stream().flatMap(SampleEntry::spelled).toList();
  }

  private static Stream<String> spelled(Indicator it) {
    String id = it.definition().id();
    return it instanceof SharesByWindow windows
        ? windows.byWindow().keySet().stream().map(window -> id + "/" + window)
        : Stream.of(id);
  }
}
