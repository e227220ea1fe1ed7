package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.indicator.Definition;

/**
 * One page of an indicator's values or of its curves, members as the contract orders them.
 *
 * @param positions exactly what had been read when this was counted
 * @param complete that no page follows
 * @param next where the next page is, left out where none follows
 * @param policy how figures were hidden and rounded, left out of exact ones
 * @param rows the values; left out of an answer of curves
 * @param curves left out of an answer of values
 */
@Schema(name = "Answer")
record FigureAnswer(
    String indicator,
    String version,
    LocalDate asOf,
    String positions,
    boolean complete,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String next,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) PolicyAnswer policy,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) List<Row> rows,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) List<Curve> curves)
    implements PagedAnswer {

  static FigureAnswer ofRows(Query query, Page<Row> page, String next) {
    return of(query, next, page.items(), null);
  }

  static FigureAnswer ofCurves(Query query, Page<Curve> page, String next) {
    return of(query, next, null, page.items());
  }

  private static FigureAnswer of(Query query, String next, List<Row> rows, List<Curve> curves) {
    Definition definition = query.question().indicator().definition();
    return new FigureAnswer(
        definition.id(),
        definition.version(),
        query.question().span().asOf(),
        query.snapshot().positions().toString(),
        next == null,
        next,
        query.policy(),
        rows,
        curves);
  }

  /** Without the positions and the day asked for. */
  @Override
  public FigureAnswer figures() {
    PolicyAnswer rules = policy == null ? null : policy.askedFor(null);
    return new FigureAnswer(indicator, version, asOf, "", complete, next, rules, rows, curves);
  }
}
