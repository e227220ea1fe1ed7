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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Roles;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Definition;

/** The catalogue of indicators, and their values. */
@Path("/metrics/v1/indicators")
@RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
@OwnPlatform
@RunOnVirtualThread
@Tag(name = "Metrics", description = "What it adds up to")
public class IndicatorsResource {
  private static final String NATURE =
      "Observed outcomes: they say what happened, not what it would have been without the training.";

  /**
   * What the catalogue call answers.
   *
   * @param nature what all of the figures are, and what they are not
   */
  public record Definitions(String nature, List<Definition> indicators) {}

  private final Queries queries;
  private final Disclosure figures;
  private final Answers answers;
  private final int mostPoints;

  IndicatorsResource(Queries queries, Disclosure figures, Answers answers, ImpactConfig config) {
    this.queries = queries;
    this.figures = figures;
    this.answers = answers;
    this.mostPoints = config.questions().points();
  }

  /** Which indicators there are. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @NotAudited("Definitions, and no figure")
  @Operation(
      operationId = "getIndicators",
      summary = "Which indicators there are, and what each of them means")
  @APIResponse(
      responseCode = "200",
      description = "The catalogue: an entry for each indicator",
      content = @Content(schema = @Schema(implementation = Definitions.class)))
  public Definitions catalogue() {
    return new Definitions(NATURE, Catalogue.definitions());
  }

  /** One row for each group, at most a page of them. */
  @GET
  @Path("/{id}/values")
  @Produces({MediaType.APPLICATION_JSON, Answers.CSV})
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "by", "where", "from", "to", "asOf", "window", "version"})
  @Operation(
      operationId = "getValues",
      summary = "An indicator's values, one row for each group",
      description =
          "A page of at most 1,000 rows; complete says that none follows, next where it is. With the"
              + " role metrics:read alone figures are those of a snapshot, hidden and rounded as policy"
              + " says, and a question names at most two dimensions, one value of each, and one"
              + " calendar month, quarter, half-year or year, or all time.")
  @APIResponse(
      responseCode = "200",
      description = "The values, and how far what they are made of had come",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = FigureAnswer.class)),
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
  public Response values(
      String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request)
      throws InterruptedException {
    Query query = queries.ofValues(id, uri, headers);
    return figures.answerWhileWriting(
        query,
        groups ->
            answers.response(
                query,
                Page.ofRows(groups, query.after()),
                FigureAnswer::ofRows,
                Csv::ofRows,
                uri,
                request));
  }

  /** A curve for each group, at most a page of them. */
  @GET
  @Path("/{id}/curve")
  @Produces({MediaType.APPLICATION_JSON, Answers.CSV})
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "by", "where", "from", "to", "asOf", "window", "version"})
  @Operation(
      operationId = "getCurve",
      summary = "Cumulative incidence by day, with interval and numbers at risk",
      description =
          "For each group the strict curve, which follows everyone until asOf and counts the unknown"
              + " as not placed, then the observed one, which follows everyone as long as anything"
              + " was known of them. A page of at most 100 groups, fewer where their curves are"
              + " long.")
  @APIResponse(
      responseCode = "200",
      description = "The curves: a point for each day on which something happened",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = FigureAnswer.class)),
        @Content(mediaType = Answers.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "304",
      description = "Nothing has changed since the answer with the ETag in If-None-Match")
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "As the catalogue spells it; of those that have a curve",
      example = "EMP8")
  public Response curve(
      String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request)
      throws InterruptedException {
    Query query = queries.ofCurves(id, uri, headers);
    return figures.answerWhileWriting(
        query,
        groups ->
            answers.response(
                query,
                Page.ofCurves(groups, query.after(), mostPoints),
                FigureAnswer::ofCurves,
                Csv::ofCurves,
                uri,
                request));
  }

  /** All groups there are, however many, as they are counted. */
  @GET
  @Path("/{id}/export")
  @Produces(Answers.CSV)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "by", "where", "from", "to", "asOf", "window", "version"})
  @Operation(
      operationId = "export",
      summary = "All of an indicator's values as CSV, however many groups there are",
      description = "The parameters of values but after and format; nothing is cut into pages.")
  @APIResponse(
      responseCode = "200",
      description = "The values, a line for each group, streamed",
      content = @Content(mediaType = Answers.CSV, schema = @Schema(type = SchemaType.STRING)))
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "As the catalogue spells it",
      example = "COM1")
  public Response export(String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws InterruptedException {
    Query query = queries.ofExport(id, uri, headers);
    Stream<Row> rows =
        figures.answerWhileWriting(
            query, groups -> groups.figures().flatMap(it -> Row.of(it).stream()));
    StreamingOutput lines =
        out -> {
          var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          for (String line : (Iterable<String>) Csv.ofRows(query.question(), rows)::iterator) {
            text.write(line);
          }
          text.flush();
        };
    return Response.ok(lines, Answers.CSV_TYPE.withCharset("utf-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%s.csv\"".formatted(id, query.question().span().asOf()))
        .build();
  }
}
