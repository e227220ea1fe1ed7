package org.outcomeledger.posting;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.outcomeledger.http.Refusal;

/**
 * Which refusals are asked for.
 *
 * @param since none that is older
 * @param before only what comes behind this, newest first
 * @param event only those of the event with this pseudonym; null for all
 */
record RefusedQuestion(OffsetDateTime since, RefusalMark before, UUID event) {

  private static final OffsetDateTime EVER = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern DATE_TIME =
      Pattern.compile(DATE + "T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");
  private static final List<String> KNOWN = List.of("since", "before", "source", "id");

  /**
   * The question that a caller's parameters ask.
   *
   * @param zone where a day begins
   * @param pseudonym of an event's source and id
   * @throws Refusal for parameters that are not understood, misspelt ones among them
   */
  static RefusedQuestion of(
      MultivaluedMap<String, String> given,
      ZoneId zone,
      BiFunction<String, String, UUID> pseudonym) {
    given.forEach((name, values) -> requireKnownOnce(name, values.size()));
    String since = given.getFirst("since");
    String before = given.getFirst("before");
    String source = given.getFirst("source");
    String id = given.getFirst("id");
    if ((source == null) != (id == null)) {
      throw Refusal.parameter("source and id must be given together: they name one event.");
    }
    return new RefusedQuestion(
        since == null ? EVER : moment(since, zone),
        before == null ? RefusalMark.NEWEST : RefusalMark.read(before),
        source == null ? null : pseudonym.apply(source, id));
  }

  /** A parameter that is misspelt or given twice would otherwise change the answer in silence. */
  private static void requireKnownOnce(String name, int times) {
    if (!KNOWN.contains(name)) {
      throw Refusal.unknownParameter(KNOWN);
    }
    if (times > 1) {
      throw Refusal.parameter("Give " + name + " once.");
    }
  }

  private static OffsetDateTime moment(String since, ZoneId zone) {
    try {
      if (DATE.matcher(since).matches()) {
        return LocalDate.parse(since).atStartOfDay(zone).toOffsetDateTime();
      }
      if (DATE_TIME.matcher(since).matches()) {
        return OffsetDateTime.parse(since);
      }
    } catch (DateTimeException noSuchDay) {
      // Answered below: 2026-02-30 is not a date either.
    }
    throw Refusal.parameter(
        "since must be a date such as 2026-03-02 or a time such as 2026-03-02T09:30:00Z; write + as %2B.");
  }
}
