package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.entry.EnteredFields;
import org.outcomeledger.indicators.disclosure.Askable;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.CellTime;

/**
 * What a report is to be of: what disclosure control lets everybody ask, so that everybody may read
 * it.
 *
 * @param from first day of the cohort, of one calendar month, quarter, half-year or year; null with
 *     {@code to} for all time
 * @param to last day of it
 * @param asOf how far the world is looked at: the end of a quarter
 */
@Schema(name = "ReportEntry")
public record ReportEntry(
    @Schema(required = true, minLength = 1, maxLength = 200) String title,
    @Schema(nullable = true) LocalDate from,
    @Schema(nullable = true) LocalDate to,
    @Schema(required = true) LocalDate asOf) {
  static final List<String> FIELDS = List.of("title", "from", "to", "asOf");

  private static final int LONGEST_TITLE = 200;

  /**
   * The entry that a JSON object says.
   *
   * @throws InvalidReport if it is none, with the reason
   */
  static ReportEntry read(JsonNode json, LocalDate today) {
    EnteredFields fields = EnteredFields.of(json, "A report", FIELDS, InvalidReport::new);
    LocalDate from = date(fields, json, "from");
    LocalDate to = date(fields, json, "to");
    boolean isOfAllTime = from == null && to == null;
    if (!isOfAllTime && !isUnit(from, to)) {
      throw fields.refused(
          "to",
          "from and to must be the first and the last day of one calendar month, quarter, half-year or year; or leave both out.");
    }
    LocalDate asOf = fields.date("asOf");
    if (asOf.isAfter(today) || !asOf.equals(Askable.quarterEnd(asOf))) {
      throw fields.refused(
          "asOf", "asOf must be the last day of a calendar quarter, and not in the future.");
    }
    return new ReportEntry(fields.text("title", LONGEST_TITLE), from, to, asOf);
  }

  private static boolean isUnit(LocalDate from, LocalDate to) {
    return from != null && to != null && CellTime.between(from, to).isPresent();
  }

  private static LocalDate date(EnteredFields fields, JsonNode json, String name) {
    return json.hasNonNull(name) ? fields.date(name) : null;
  }

  Span span() {
    return new Span(asOf, Optional.ofNullable(from), Optional.ofNullable(to));
  }
}
