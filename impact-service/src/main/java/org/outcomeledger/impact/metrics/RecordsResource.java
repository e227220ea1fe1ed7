package org.outcomeledger.impact.metrics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Roles;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.query.RecordKey;
import org.outcomeledger.indicators.query.RecordPage;
import org.outcomeledger.indicators.query.RecordScan;

/** The records behind a figure, and the events behind each record. */
@Path("/metrics/v1/indicators")
@RolesAllowed(Roles.METRICS_READ_EXACT)
@OwnPlatform
@RunOnVirtualThread
@Tag(name = "Metrics")
public class RecordsResource {
  private static final int ROWS = 1000;

  private final Queries queries;
  private final Scans scans;
  private final Answers answers;
  private final Caller caller;

  RecordsResource(Queries queries, Scans scans, Answers answers, Caller caller) {
    this.queries = queries;
    this.scans = scans;
    this.answers = answers;
    this.caller = caller;
  }

  /** One row for each record that a value counts or shows, at most a page of them. */
  @GET
  @Path("/{id}/records")
  @Produces({MediaType.APPLICATION_JSON, Answers.CSV})
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "by", "where", "from", "to", "asOf", "window", "version"})
  @Operation(
      operationId = "getRecords",
      summary = "The records behind a value, and the events that decided where each stands",
      description =
          "Needs both roles, metrics:read-exact and ledger:read. Takes the question of values, and"
              + " answers a row for each record, and window, that its rows count or show: as many are"
              + " counted as numerator says, inDenominator as denominator says, unknown, pending and"
              + " excluded as those say, at the same positions. Of a median a record is counted if it"
              + " has a value; of a curve, if it had the event by asOf on the strict one; of ENR1"
              + " there is one record for each learner in each group. events are a smallest set from"
              + " which the row follows: those alone say the same, and without any one of them they do"
              + " not. By learnerId and programme; a page of at most 1,000 rows, fewer where learners"
              + " have very many events; complete says that none follows, next where it is.")
  @APIResponse(
      responseCode = "200",
      description = "The records, and how far what they are made of had come",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = RecordsAnswer.class)),
        @Content(mediaType = Answers.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "304",
      description = "Nothing has changed since the answer with the ETag in If-None-Match")
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "As the catalogue spells it",
      example = "COM1")
  public Response records(
      String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request)
      throws InterruptedException {
    caller.requireRole(Roles.LEDGER_READ);
    RecordQuery asked = queries.ofRecords(id, uri, headers);
    Query query = asked.query();
    RecordPage page =
        scans.lookUpWhileWriting(
            query,
            allowance ->
                RecordScan.page(
                    query.snapshot(), query.question(), asked.after(), ROWS, allowance));
    return answers.response(
        query, page(query, page), RecordsAnswer::of, Csv::ofRecords, uri, request);
  }

  private static Page<RecordRow> page(Query query, RecordPage page) {
    Indicator indicator = query.question().indicator();
    return new Page<>(
        page.records().stream().map(it -> RecordRow.of(indicator, it)).toList(),
        page.last().map(RecordKey::parts).orElse(Map.of()));
  }
}
