package org.outcomeledger.indicators.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.IllegalQuestion.UnknownParameter;

/**
 * The parameters of a question, read strictly: one that is misspelt or given twice would otherwise
 * change the figure in silence.
 */
public final class QuestionParameters {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Map<String, List<String>> given;

  /**
   * Takes them as they came.
   *
   * @throws IllegalQuestion for one that is not among the known
   */
  public QuestionParameters(Map<String, List<String>> given, List<String> known) {
    this.given = given;
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new UnknownParameter(name, known);
      }
    }
  }

  /**
   * Takes none.
   *
   * @throws IllegalQuestion for any
   */
  public static void none(Map<String, List<String>> given) {
    if (!given.isEmpty()) {
      throw new UnknownParameter(given.keySet().iterator().next(), List.of());
    }
  }

  public List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }

  public Optional<String> one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw new InvalidParameter(
          "%s was given %d times: give it once.".formatted(name, values.size()));
    }
    return values.stream().findFirst();
  }

  public Optional<LocalDate> date(String name) {
    return one(name).map(text -> date(name, text));
  }

  private static LocalDate date(String name, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException noSuchDay) {
      // Answered below: 2025-02-30 is not a date either.
    }
    throw new InvalidParameter(
        "%s must be a date such as 2025-03-31, not %s.".formatted(name, text));
  }
}
