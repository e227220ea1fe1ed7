package org.outcomeledger.indicators.query;

import java.util.regex.Pattern;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;

/**
 * How the values of a dimension are written, where their number is not limited: a value that no
 * event can carry would find nobody, and 0 of 0 looks like an answer.
 *
 * @param form of all of it
 * @param inWords what a value must be, to people
 */
record Spelling(Pattern form, String inWords) {
  static final Spelling NAME =
      new Spelling("[A-Za-z0-9._:-]{1,64}", "1 to 64 letters, digits or . _ : -, such as online,");

  /** What programmes and regions are called, as the schemas of events have it. */
  static final Spelling TEXT =
      new Spelling(
          "(?!\\p{Zs})[^\\x00-\\x1F\\x7F-\\x9F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F"
              + "\\u2028-\\u202E\\u2060-\\u206F\\uE000-\\uF8FF\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF"
              + "\\x{E0000}-\\x{E00FF}\\x{F0000}-\\x{10FFFF}]{1,255}(?<!\\p{Zs})",
          "1 to 255 printable characters without a space at either end");

  static final Spelling GENDER =
      new Spelling("[a-z-]{1,32}", "1 to 32 small letters or hyphens, such as f,");

  static final Spelling AGE_BAND =
      new Spelling(
          "[A-Za-z0-9<>=+ _.-]{1,32}",
          "1 to 32 letters, digits, spaces or < > = + _ . -, such as 25-34,");

  static final Spelling COUNTRY = new Spelling("[A-Z]{2}", "two capital letters, such as FR,");

  /** An answer that says nothing is in the group unknown. */
  private static final String WITHHELD = "prefer-not-to-say";

  private Spelling(String form, String inWords) {
    this(Pattern.compile(form), inWords);
  }

  /**
   * The value, if it can be one.
   *
   * @throws InvalidParameter where it cannot, with how values are written
   */
  String require(Dimension dimension, String text) {
    if (text.equals(WITHHELD) || !form.matcher(text).matches()) {
      throw new InvalidParameter(
          "%s must be %s or unknown, not %s."
              .formatted(dimension.text(), inWords, text.isEmpty() ? "empty" : text));
    }
    return text;
  }
}
