package org.outcomeledger.impact.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.outcomeledger.http.Refusal;

/**
 * The fields of a JSON object that somebody enters: nothing is guessed, mended or passed over. A
 * refusal names the field and what it has to be, and never repeats what it was.
 */
public final class EnteredFields {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Neither control characters nor halves of characters, and no white space around it. */
  private static final Pattern TEXT = Pattern.compile("(?! )[^\\p{C}\\p{Zl}\\p{Zp}]+(?<! )");

  private static final int MOST_DIGITS = 15;

  private final JsonNode json;
  private final BiFunction<String, String, ? extends Refusal> refusal;

  private EnteredFields(JsonNode json, BiFunction<String, String, ? extends Refusal> refusal) {
    this.json = json;
    this.refusal = refusal;
  }

  /**
   * The fields of an object that has no others.
   *
   * @param what the object is, with its article and a capital
   * @param refusal of the field with a JSON Pointer, with what is wrong
   */
  public static EnteredFields of(
      JsonNode json,
      String what,
      List<String> known,
      BiFunction<String, String, ? extends Refusal> refusal) {
    if (!json.isObject()) {
      throw refusal.apply("", what + " must be a JSON object.");
    }
    for (var field : json.properties()) {
      if (!known.contains(field.getKey())) {
        throw refusal.apply(
            "", "%s has only the fields %s.".formatted(what, String.join(", ", known)));
      }
    }
    return new EnteredFields(json, refusal);
  }

  /** Whether the field is there, be it null. */
  public boolean has(String field) {
    return json.has(field);
  }

  public LocalDate date(String field) {
    try {
      return LocalDate.parse(matching(field, DATE, "a date such as 2025-03-31"));
    } catch (DateTimeException noSuchDay) {
      throw refused(field, field + " is not a valid date.");
    }
  }

  /** Twice the digits would still fit; what reads JSON numbers as doubles would change them. */
  public BigDecimal number(String field) {
    if (json.path(field).isNumber()) {
      BigDecimal value = json.get(field).decimalValue().stripTrailingZeros();
      boolean small = (long) value.precision() - value.scale() <= MOST_DIGITS;
      if (small && value.precision() <= MOST_DIGITS && value.scale() <= MOST_DIGITS) {
        return value.setScale(Math.max(0, value.scale()));
      }
    }
    throw refused(
        field,
        "%1$s must be a JSON number of at most %2$d significant digits, at most %2$d before and %2$d after the decimal point."
            .formatted(field, MOST_DIGITS));
  }

  public String text(String field, int longest) {
    String what = "a text of 1 to %d characters on one line, without leading or trailing blanks";
    String text = matching(field, TEXT, what.formatted(longest));
    if (text.codePointCount(0, text.length()) > longest) {
      throw refused(field, "%s must be %s.".formatted(field, what.formatted(longest)));
    }
    return text;
  }

  /** A text of this form; {@code what} says which that is. */
  public String matching(String field, Pattern form, String what) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
      throw refused(field, "%s must be %s.".formatted(field, what));
    }
    return value.textValue();
  }

  /** One of these texts. */
  public String oneOf(String field, List<String> possible) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || !possible.contains(value.textValue())) {
      throw refused(field, "%s must be one of %s.".formatted(field, String.join(", ", possible)));
    }
    return value.textValue();
  }

  /** One or more of these texts, none of them twice. */
  public List<String> someOf(String field, List<String> possible) {
    JsonNode array = json.path(field);
    List<String> chosen = new ArrayList<>();
    for (JsonNode it : array) {
      boolean known = it.isTextual() && possible.contains(it.textValue());
      if (known && !chosen.contains(it.textValue())) {
        chosen.add(it.textValue());
      }
    }
    if (!array.isArray() || array.isEmpty() || chosen.size() < array.size()) {
      throw refused(
          field,
          "%s must be an array of one or more of %s, none of them twice."
              .formatted(field, String.join(", ", possible)));
    }
    return chosen;
  }

  /** What is wrong with a field for another reason than its form. */
  public Refusal refused(String field, String detail) {
    return refusal.apply("/" + field, detail);
  }
}
