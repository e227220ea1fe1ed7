package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.measure.Measure;
import org.outcomeledger.impact.measure.MeasureEntry;

/**
 * A reported measure of one period, as a value of MSR: a numerator in its unit, and who says so by
 * which document. It is out of nothing, so there is no denominator and no uncertainty.
 *
 * @param group which measure
 * @param measureVersion how often it was entered
 * @param suppressed why the figure is hidden: these never are
 */
record MeasureRow(
    Map<String, String> group,
    LocalDate from,
    LocalDate to,
    BigDecimal numerator,
    String unit,
    int measureVersion,
    String document,
    String sha256,
    String enteredBy,
    Instant enteredAt,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true) String suppressed) {

  static MeasureRow of(Measure measure) {
    MeasureEntry entry = measure.entry();
    return new MeasureRow(
        Map.of("measure", entry.name()),
        entry.from(),
        entry.to(),
        entry.value(),
        entry.unit(),
        measure.version(),
        entry.document(),
        entry.sha256(),
        measure.enteredBy(),
        measure.enteredAt(),
        null);
  }
}
