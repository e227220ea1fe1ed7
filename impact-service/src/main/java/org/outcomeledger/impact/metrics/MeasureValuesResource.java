package org.outcomeledger.impact.metrics;

import io.smallrye.mutiny.Uni;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.measure.Measures;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.indicator.ReportedMeasures;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.QuestionParameters;
import org.outcomeledger.indicators.query.QuestionReader;

/**
 * MSR where the other indicators are: what is asked for and answered in the same way, of what was
 * entered rather than counted.
 */
@Path("/metrics/v1/indicators/MSR")
@RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
@NotAudited("About the company, and no learner")
@Tag(name = "Measures")
public class MeasureValuesResource {
  private static final List<String> OF_LEARNERS =
      List.of("by", "where", "window", "minPosition", "after");

  private final Measures measures;
  private final Answers answers;
  private final ZoneId zone;

  MeasureValuesResource(Measures measures, Answers answers, ServiceConfig config) {
    this.measures = measures;
    this.answers = answers;
    this.zone = config.zone();
  }

  /** One row for each measure and period, in its latest version. */
  @GET
  @Path("/values")
  @Produces({MediaType.APPLICATION_JSON, Answers.CSV})
  @Operation(
      operationId = "getMeasureValues",
      summary = "Reported measures, one row for each measure and period",
      description =
          "All rows at once. What speaks of learners (by, where, window, minPosition, after) is"
              + " refused: a measure is about the company.")
  @APIResponse(
      responseCode = "200",
      description = "The latest version of each measure and period",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = MeasuresAnswer.class)),
        @Content(mediaType = Answers.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "304",
      description = "Nothing has changed since the answer with the ETag in If-None-Match")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "Earliest end of a period",
      schema = @Schema(type = SchemaType.STRING, format = "date"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "Latest end of a period",
      schema = @Schema(type = SchemaType.STRING, format = "date"))
  @Parameter(
      name = "asOf",
      in = ParameterIn.QUERY,
      description = "No period counts that had not ended by then",
      schema = @Schema(type = SchemaType.STRING, format = "date"))
  @Parameter(name = "version", in = ParameterIn.QUERY, description = "Of the definition")
  @Parameter(
      name = "format",
      in = ParameterIn.QUERY,
      description = "json or csv",
      schema = @Schema(enumeration = {"json", "csv"}))
  public Uni<Response> values(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
    QuestionParameters parameters =
        new QuestionParameters(uri.getQueryParameters(), QuestionReader.KNOWN);
    return answer(span(parameters), answers.isCsv(parameters, headers), request);
  }

  /** The same as CSV, for whoever takes every indicator's. */
  @GET
  @Path("/export")
  @Produces(Answers.CSV)
  @Operation(hidden = true)
  public Uni<Response> export(@Context UriInfo uri, @Context Request request) {
    QuestionParameters parameters =
        new QuestionParameters(uri.getQueryParameters(), QuestionReader.OF_EXPORTS);
    return answer(span(parameters), true, request);
  }

  private Uni<Response> answer(Span span, boolean csv, Request request) {
    return measures
        .all(Optional.empty(), false)
        .map(all -> MeasuresAnswer.of(all, span))
        .map(answer -> answers.response(answer, csv, Csv.ofMeasures(answer), request));
  }

  private Span span(QuestionParameters parameters) {
    for (String name : OF_LEARNERS) {
      if (!parameters.all(name).isEmpty()) {
        throw new InvalidParameter(
            "MSR is about the company, not about learners: leave out %s.".formatted(name));
      }
    }
    String version = ReportedMeasures.DEFINITION.version();
    if (!parameters.one("version").orElse(version).equals(version)) {
      throw new InvalidParameter("MSR has no such version; it has %s.".formatted(version));
    }
    return new QuestionReader(parameters).span(LocalDate.now(zone));
  }

  /** There is none, and that is said. */
  @GET
  @Path("/curve")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response curve(@Context UriInfo uri) {
    new QuestionParameters(uri.getQueryParameters(), QuestionReader.KNOWN);
    throw Queries.noCurve(ReportedMeasures.DEFINITION.id());
  }
}
