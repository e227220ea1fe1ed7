package org.outcomeledger.impact.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads an entry out of JSON, field by field: nothing is guessed, mended or passed over. */
public final class EntryReader {
  static final List<String> FIELDS =
      List.of("name", "from", "to", "value", "unit", "document", "sha256");

  static final String NAME = "^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$";
  static final String SHA256 = "^[0-9a-fA-F]{64}$";

  private static final Pattern KEBAB_CASE = Pattern.compile(NAME);
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern HASH = Pattern.compile(SHA256);

  /** Neither control characters nor halves of characters, and no white space around it. */
  private static final Pattern TEXT = Pattern.compile("(?! )[^\\p{C}\\p{Zl}\\p{Zp}]+(?<! )");

  private static final int LONGEST_UNIT = 64;
  private static final int LONGEST_DOCUMENT = 256;
  private static final int MOST_DIGITS = 15;

  private final JsonNode json;

  /** Whether a measure can have this name. */
  public static boolean isName(String text) {
    return KEBAB_CASE.matcher(text).matches();
  }

  private EntryReader(JsonNode json) {
    this.json = json;
  }

  /**
   * The entry that a JSON object says.
   *
   * @param today the last day that a period may have
   * @throws InvalidMeasure if it is no entry, with the reason
   */
  public static MeasureEntry read(JsonNode json, LocalDate today) {
    if (!json.isObject()) {
      throw new InvalidMeasure("", "A measure must be a JSON object.");
    }
    for (var field : json.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw new InvalidMeasure(
            "", "A measure has only the fields %s.".formatted(String.join(", ", FIELDS)));
      }
    }
    return new EntryReader(json).entry(today);
  }

  private MeasureEntry entry(LocalDate today) {
    LocalDate from = date("from");
    LocalDate to = date("to");
    if (from.isAfter(to)) {
      throw invalid("from", "from must not be after to: both days belong to the period.");
    }
    if (to.isAfter(today)) {
      throw invalid("to", "Report a period once it has ended: to must not be after today.");
    }
    return new MeasureEntry(
        matching(
            "name",
            KEBAB_CASE,
            "1 to 64 of a-z, 0-9 and single hyphens, such as carbon-per-learner-hour"),
        from,
        to,
        value(),
        text("unit", LONGEST_UNIT),
        text("document", LONGEST_DOCUMENT),
        matching("sha256", HASH, "64 hexadecimal digits").toLowerCase(Locale.ROOT));
  }

  private LocalDate date(String field) {
    try {
      return LocalDate.parse(matching(field, DATE, "a date such as 2025-03-31"));
    } catch (DateTimeException noSuchDay) {
      throw invalid(field, field + " is not a valid date.");
    }
  }

  /** Twice the digits would still fit; what reads JSON numbers as doubles would change them. */
  private BigDecimal value() {
    if (json.path("value").isNumber()) {
      BigDecimal value = json.get("value").decimalValue().stripTrailingZeros();
      boolean small = (long) value.precision() - value.scale() <= MOST_DIGITS;
      if (small && value.precision() <= MOST_DIGITS && value.scale() <= MOST_DIGITS) {
        return value.setScale(Math.max(0, value.scale()));
      }
    }
    throw invalid(
        "value",
        "value must be a JSON number of at most %1$d significant digits, at most %1$d before and %1$d after the decimal point."
            .formatted(MOST_DIGITS));
  }

  private String text(String field, int longest) {
    String what = "a text of 1 to %d characters on one line, without leading or trailing blanks";
    String text = matching(field, TEXT, what.formatted(longest));
    if (text.codePointCount(0, text.length()) > longest) {
      throw invalid(field, "%s must be %s.".formatted(field, what.formatted(longest)));
    }
    return text;
  }

  private String matching(String field, Pattern form, String what) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
      throw invalid(field, "%s must be %s.".formatted(field, what));
    }
    return value.textValue();
  }

  private static InvalidMeasure invalid(String field, String detail) {
    return new InvalidMeasure("/" + field, detail);
  }
}
