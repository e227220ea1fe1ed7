package org.outcomeledger.impact.metrics;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a question, read strictly: one that is misspelt or given twice would otherwise
 * change the figure in silence.
 */
final class Parameters {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final MultivaluedMap<String, String> given;

  /**
   * Takes them as they came.
   *
   * @throws Refused for one that is not among the known
   */
  Parameters(MultivaluedMap<String, String> given, List<String> known) {
    this.given = given;
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw Refused.unknownParameter(name, known);
      }
    }
  }

  /**
   * Takes none.
   *
   * @throws Refused for any
   */
  static void none(MultivaluedMap<String, String> given) {
    if (!given.isEmpty()) {
      throw Refused.parameter(
          "There are no parameters here, and %s was given."
              .formatted(given.keySet().iterator().next()));
    }
  }

  List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }

  Optional<String> one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw Refused.parameter("%s was given %d times.".formatted(name, values.size()));
    }
    return values.stream().findFirst();
  }

  Optional<LocalDate> date(String name) {
    return one(name).map(text -> date(name, text));
  }

  private static LocalDate date(String name, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException noSuchDay) {
      // Answered below: 2025-02-30 is as little a date as "yesterday".
    }
    throw Refused.parameter("%s is a date like 2025-03-31, not %s.".formatted(name, text));
  }
}
