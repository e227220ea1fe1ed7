package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import org.outcomeledger.indicators.indicator.Definition;

/**
 * One page of an indicator's values or of its curves, members as the contract orders them.
 *
 * @param positions exactly what had been read when this was counted
 * @param complete that no page follows
 * @param next where the next page is, left out where none follows
 * @param rows the values; left out of an answer of curves
 * @param curves left out of an answer of values
 */
record Answer(
    String indicator,
    String version,
    LocalDate asOf,
    String positions,
    boolean complete,
    @JsonInclude(Include.NON_NULL) String next,
    @JsonInclude(Include.NON_NULL) List<Row> rows,
    @JsonInclude(Include.NON_NULL) List<Curve> curves) {

  static Answer ofRows(Enquiry enquiry, Page<Row> page, String next) {
    return of(enquiry, next, page.items(), null);
  }

  static Answer ofCurves(Enquiry enquiry, Page<Curve> page, String next) {
    return of(enquiry, next, null, page.items());
  }

  private static Answer of(Enquiry enquiry, String next, List<Row> rows, List<Curve> curves) {
    Definition definition = enquiry.question().indicator().definition();
    return new Answer(
        definition.id(),
        definition.version(),
        enquiry.question().span().asOf(),
        enquiry.snapshot().positions().toString(),
        next == null,
        next,
        rows,
        curves);
  }

  /** The answer without what changes although no figure does: the positions. */
  Answer figures() {
    return new Answer(indicator, version, asOf, "", complete, next, rows, curves);
  }
}
