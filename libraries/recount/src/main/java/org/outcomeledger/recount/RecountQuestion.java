package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked: an indicator, of which time, in which groups.
 *
 * @param indicator its id, as {@link Recount#indicators} lists them
 * @param asOf the day up to which the world is looked at
 * @param from the first day of the cohort, by start or completion; of COM3, the day at whose end
 *     records run
 * @param to the last day of the cohort; of COM3, the last day of the period
 * @param window of an indicator with several, such as {@code P6M}: this one only
 * @param by the dimensions that make the groups, in order
 * @param where which records: one of the values, in each of the dimensions
 * @param currency of salaries, an ISO 4217 code
 */
public record RecountQuestion(
    String indicator,
    LocalDate asOf,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> window,
    List<Breakdown> by,
    Map<Breakdown, Set<String>> where,
    String currency) {

  public RecountQuestion {
    by = List.copyOf(by);
    where = Map.copyOf(where);
  }

  /** One figure of everyone, in euros. */
  public static RecountQuestion of(String indicator, LocalDate asOf) {
    return new RecountQuestion(
        indicator,
        asOf,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        "EUR");
  }

  /** The same within these days, either of which may be open. */
  public RecountQuestion between(Optional<LocalDate> first, Optional<LocalDate> last) {
    return new RecountQuestion(indicator, asOf, first, last, window, by, where, currency);
  }

  /** The same in groups. */
  public RecountQuestion by(List<Breakdown> dimensions) {
    return new RecountQuestion(indicator, asOf, from, to, window, dimensions, where, currency);
  }

  /** The same of some records only. */
  public RecountQuestion where(Map<Breakdown, Set<String>> values) {
    return new RecountQuestion(indicator, asOf, from, to, window, by, values, currency);
  }

  /** The same of one window. */
  public RecountQuestion window(String name) {
    return new RecountQuestion(indicator, asOf, from, to, Optional.of(name), by, where, currency);
  }

  boolean isOfAllTime() {
    return from.isEmpty() && to.isEmpty();
  }

  boolean isWithin(LocalDate day) {
    return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
  }
}
