package org.outcomeledger.impact.metrics;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.impact.measure.EntryReader;
import org.outcomeledger.impact.measure.Measure;
import org.outcomeledger.impact.measure.MeasureEntry;
import org.outcomeledger.impact.measure.Measures;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.query.QuestionParameters;

/** Reported measures: entered with evidence, read back in every version. */
@Path(MeasuresResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Measures", description = "What a company reports of itself, with evidence")
public class MeasuresResource {
  static final String PATH = "/metrics/v1/measures";

  private static final int LAST_YEAR = 9999;

  /**
   * Not the format date: of that in a path, OpenAPI Generator 7.14 makes TypeScript that is none.
   */
  private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

  /** What reading answers: all of it, whatever the number. */
  public record ReportedMeasures(List<Measure> measures) {}

  private final Measures measures;
  private final Caller caller;
  private final BodyLimit bodyLimit;
  private final ZoneId zone;

  MeasuresResource(Measures measures, Caller caller, BodyLimit bodyLimit, ServiceConfig config) {
    this.measures = measures;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
    this.zone = config.zone();
  }

  /** The next version of its name and period, unless the latest says the same already. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.REPORTS_WRITE)
  @Audited(Roles.REPORTS_WRITE)
  @Operation(
      operationId = "enterMeasure",
      summary = "Enters a measure, as the next version of its name and period",
      description =
          "Nothing is overwritten: what was entered before stays, and the highest version counts."
              + " The document stays with the company; its SHA-256 tells it from a later one.")
  @RequestBody(
      required = true,
      description = "The figure of a period, and the document that shows it",
      content =
          @Content(
              schema = @Schema(implementation = MeasureEntry.class),
              examples =
                  @ExampleObject(
                      name = "carbon",
                      value =
                          """
                          {"name": "carbon-per-learner-hour", "from": "2025-01-01",
                           "to": "2025-12-31", "value": 0.42, "unit": "kgCO2e per learner-hour",
                           "document": "Carbon audit 2025, page 12",
                           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "The measure is kept; Location is where it stays",
      content = @Content(schema = @Schema(implementation = Measure.class)))
  @APIResponse(
      responseCode = "200",
      description = "The latest version says exactly the same already: it is answered",
      content = @Content(schema = @Schema(implementation = Measure.class)))
  public Uni<Response> enter(InputStream body, @Context UriInfo uri) {
    QuestionParameters.none(uri.getQueryParameters());
    MeasureEntry entry =
        EntryReader.read(StrictJson.exact(bodyLimit.read(body)), LocalDate.now(zone));
    return measures
        .enter(entry, caller.subject())
        .map(
            it ->
                Response.status(it.isNew() ? 201 : 200)
                    .location(location(it.measure(), uri))
                    .entity(it.measure())
                    .build());
  }

  private static URI location(Measure measure, UriInfo uri) {
    MeasureEntry entry = measure.entry();
    return UriBuilder.fromUri(uri.getBaseUri())
        .path(PATH)
        .path("{name}/{from}/{to}/{version}")
        .build(entry.name(), entry.from(), entry.to(), measure.version());
  }

  /** Of each name and period the latest version, or all. */
  @GET
  @RolesAllowed({Roles.METRICS_READ_EXACT, Roles.REPORTS_WRITE})
  @NotAudited("About the company, and no learner")
  @Operation(
      operationId = "getMeasures",
      summary = "The measures that were entered, by name, period and version")
  @Parameter(
      name = "name",
      in = ParameterIn.QUERY,
      description = "Only those of this name",
      example = "carbon-per-learner-hour")
  @Parameter(
      name = "history",
      in = ParameterIn.QUERY,
      description = "true: every version; false: of each name and period the latest",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  @APIResponse(
      responseCode = "200",
      description = "All that are asked for",
      content = @Content(schema = @Schema(implementation = ReportedMeasures.class)))
  public Uni<ReportedMeasures> all(@Context UriInfo uri) {
    QuestionParameters parameters =
        new QuestionParameters(uri.getQueryParameters(), List.of("name", "history"));
    boolean history =
        switch (parameters.one("history").orElse("false")) {
          case "true" -> true;
          case "false" -> false;
          default -> throw new InvalidParameter("history must be true or false.");
        };
    Optional<String> name = parameters.one("name");
    if (name.isPresent() && !EntryReader.isName(name.get())) {
      throw new InvalidParameter("name must be in kebab case, such as carbon-per-learner-hour.");
    }
    return measures.all(name, history).map(ReportedMeasures::new);
  }

  /** What Location names. */
  @GET
  @Path("/{name}/{from}/{to}/{version}")
  @RolesAllowed({Roles.METRICS_READ_EXACT, Roles.REPORTS_WRITE})
  @NotAudited("About the company, and no learner")
  @Operation(operationId = "getMeasure", summary = "One version of a measure")
  @Parameter(name = "name", in = ParameterIn.PATH, description = "What is measured")
  @Parameter(
      name = "from",
      in = ParameterIn.PATH,
      description = "First day of the period",
      schema = @Schema(type = SchemaType.STRING, pattern = DAY))
  @Parameter(
      name = "to",
      in = ParameterIn.PATH,
      description = "Last day of the period",
      schema = @Schema(type = SchemaType.STRING, pattern = DAY))
  @Parameter(
      name = "version",
      in = ParameterIn.PATH,
      description = "From 1 on",
      schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
  @APIResponse(
      responseCode = "200",
      description = "The measure as it was entered",
      content = @Content(schema = @Schema(implementation = Measure.class)))
  public Uni<Measure> one(
      String name, LocalDate from, LocalDate to, int version, @Context UriInfo uri) {
    QuestionParameters.none(uri.getQueryParameters());
    if (!EntryReader.isName(name) || !isWritten(from) || !isWritten(to)) {
      throw Refused.unknownMeasure();
    }
    return measures
        .version(name, from, to, version)
        .map(it -> it.orElseThrow(Refused::unknownMeasure));
  }

  /**
   * Whether a measure can have this day: the database does not take every one that a date can be.
   */
  private static boolean isWritten(LocalDate day) {
    return day.getYear() >= 0 && day.getYear() <= LAST_YEAR;
  }
}
