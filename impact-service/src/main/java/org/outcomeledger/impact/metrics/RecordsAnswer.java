package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.indicator.Definition;

/**
 * One page of the records behind an indicator's values; what is not about records is as in {@link
 * FigureAnswer}.
 *
 * @param positions exactly what had been read: the values at the same positions are made of these
 */
@Schema(name = "FigureRecords")
record RecordsAnswer(
    String indicator,
    String version,
    LocalDate asOf,
    String positions,
    boolean complete,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String next,
    List<RecordRow> rows)
    implements PagedAnswer {

  static RecordsAnswer of(Query query, Page<RecordRow> page, String next) {
    Definition definition = query.question().indicator().definition();
    return new RecordsAnswer(
        definition.id(),
        definition.version(),
        query.question().span().asOf(),
        query.snapshot().positions().toString(),
        next == null,
        next,
        page.items());
  }

  /** Without the positions. */
  @Override
  public RecordsAnswer figures() {
    return new RecordsAnswer(indicator, version, asOf, "", complete, next, rows);
  }
}
