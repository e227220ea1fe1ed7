package org.outcomeledger.impact.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.outcomeledger.impact.entry.EnteredFields;

/** Reads an entry out of JSON. */
public final class EntryReader {
  static final List<String> FIELDS =
      List.of("name", "from", "to", "value", "unit", "document", "sha256");

  static final String NAME = "^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$";
  static final String SHA256 = "^[0-9a-fA-F]{64}$";

  /** What a measure's name is. */
  public static final Pattern KEBAB_CASE = Pattern.compile(NAME);

  /** The same for people. */
  public static final String NAME_IN_WORDS =
      "1 to 64 of a-z, 0-9 and single hyphens, such as carbon-per-learner-hour";

  private static final Pattern HASH = Pattern.compile(SHA256);

  private static final int LONGEST_UNIT = 64;
  private static final int LONGEST_DOCUMENT = 256;

  private EntryReader() {}

  /** Whether a measure can have this name. */
  public static boolean isName(String text) {
    return KEBAB_CASE.matcher(text).matches();
  }

  /**
   * The entry that a JSON object says.
   *
   * @param today the last day that a period may have
   * @throws InvalidMeasure if it is no entry, with the reason
   */
  public static MeasureEntry read(JsonNode json, LocalDate today) {
    EnteredFields fields = EnteredFields.of(json, "A measure", FIELDS, InvalidMeasure::new);
    LocalDate from = fields.date("from");
    LocalDate to = fields.date("to");
    if (from.isAfter(to)) {
      throw fields.refused("from", "from must not be after to: both days belong to the period.");
    }
    if (to.isAfter(today)) {
      throw fields.refused("to", "Report a period once it has ended: to must not be after today.");
    }
    return new MeasureEntry(
        fields.matching("name", KEBAB_CASE, NAME_IN_WORDS),
        from,
        to,
        fields.number("value"),
        fields.text("unit", LONGEST_UNIT),
        fields.text("document", LONGEST_DOCUMENT),
        fields.matching("sha256", HASH, "64 hexadecimal digits").toLowerCase(Locale.ROOT));
  }
}
