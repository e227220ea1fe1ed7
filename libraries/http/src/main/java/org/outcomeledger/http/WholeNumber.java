package org.outcomeledger.http;

import java.util.regex.Pattern;

/**
 * A parameter that is a whole number. Taken as a text, for the framework would answer 404 to one
 * that it cannot read.
 */
public final class WholeNumber {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,18}|" + Long.MAX_VALUE);

  private WholeNumber() {}

  /**
   * Its value.
   *
   * @throws Refusal if it is none, or less than {@code least}
   */
  public static long of(String parameter, String value, long least) {
    if (!FORM.matcher(value).matches() || Long.parseLong(value) < least) {
      throw Refusal.parameter(
          "%s must be a whole number of at least %d.".formatted(parameter, least));
    }
    return Long.parseLong(value);
  }
}
