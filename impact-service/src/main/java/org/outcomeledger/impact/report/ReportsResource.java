package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.impact.entry.Kept;
import org.outcomeledger.impact.mission.Missions;
import org.outcomeledger.impact.report.Freezing.Earlier;
import org.outcomeledger.impact.report.FrozenDocument.Restated;

/** Freezes reports, publishes, restates and withdraws them. */
@Path("/reports/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REPORTS_WRITE)
@Tag(name = "Reports", description = "What was frozen, for strangers to verify")
public class ReportsResource {
  private final Freezing freezing;
  private final Reports reports;
  private final Missions missions;
  private final Caller caller;
  private final BodyLimit bodyLimit;
  private final ZoneId zone;

  ReportsResource(
      Freezing freezing,
      Reports reports,
      Missions missions,
      Caller caller,
      BodyLimit bodyLimit,
      ServiceConfig config) {
    this.freezing = freezing;
    this.reports = reports;
    this.missions = missions;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
    this.zone = config.zone();
  }

  /** A draft, unless the same bytes were frozen before. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Audited(Roles.REPORTS_WRITE)
  @Operation(
      operationId = "freezeReport",
      summary = "Freezes a report at the ledgers' present positions",
      description =
          "Both ledgers are replayed from their first entries and counted twice, which takes its"
              + " time. The same question at the same positions gives the same bytes, and its id is"
              + " their SHA-256.")
  @RequestBody(
      required = true,
      description = "Of which cohort, and as of which end of a quarter",
      content =
          @Content(
              schema = @Schema(implementation = ReportEntry.class),
              examples =
                  @ExampleObject(
                      name = "a year",
                      value =
                          """
                          {"title": "Mission report 2025", "from": "2025-01-01", "to": "2025-12-31",
                           "asOf": "2026-09-30"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "The draft is kept",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same bytes are there already",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  public Uni<Response> freeze(InputStream body) {
    ReportEntry entry =
        ReportEntry.read(StrictJson.exact(bodyLimit.read(body)), LocalDate.now(zone));
    return freeze(entry, Optional.empty(), caller.subject());
  }

  private Uni<Response> freeze(ReportEntry entry, Optional<Earlier> earlier, String who) {
    return missions
        .all()
        .chain(aims -> Offloaded.toThreadOfItsOwn(() -> freezing.freeze(entry, earlier, aims)))
        .chain(it -> reports.keep(it, who))
        .map(Kept::answer);
  }

  /** For good. */
  @POST
  @Path("/{id}/publish")
  @Audited(
      value = Roles.REPORTS_WRITE,
      parameters = {"id"})
  @Operation(
      operationId = "publishReport",
      summary = "Publishes a draft: from then on everybody may read it, for good",
      description = "A report that it restates is restated from then on.")
  @APIResponse(
      responseCode = "201",
      description = "It is published",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was published before",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "The report's, as it was answered")
  public Uni<Response> publish(String id) {
    return reports.publish(id, caller.subject()).map(Kept::answer);
  }

  /** The same question, of what the ledgers say now. */
  @POST
  @Path("/{id}/restate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Audited(
      value = Roles.REPORTS_WRITE,
      parameters = {"id"})
  @Operation(
      operationId = "restateReport",
      summary = "Freezes the same question again, as a draft that names the published one and why",
      description =
          "The published one stays as it is, and is restated once the draft is published.")
  @RequestBody(
      required = true,
      description = "Why, for everybody to read",
      content =
          @Content(
              schema = @Schema(implementation = ReasonEntry.class),
              examples =
                  @ExampleObject(
                      name = "late outcomes",
                      value =
                          """
                          {"reason": "One school reported its placements late"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "The draft is kept",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same bytes are there already",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "The published report's")
  public Uni<Response> restate(String id, InputStream body) {
    String reason = ReasonEntry.read(StrictJson.exact(bodyLimit.read(body))).reason();
    String who = caller.subject();
    return reports
        .find(id)
        .invoke(Reports::requirePublished)
        .chain(
            it ->
                reports
                    .bytes(id)
                    .map(bytes -> earlier(id, reason, bytes))
                    .chain(earlier -> freeze(it.report().entry(), Optional.of(earlier), who)));
  }

  private static Earlier earlier(String id, String reason, ReportBytes bytes) {
    return new Earlier(new Restated(id, reason), ReportSecret.ofRounding(bytes.exact()));
  }

  /** Its bytes stay. */
  @POST
  @Path("/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @Audited(
      value = Roles.REPORTS_WRITE,
      parameters = {"id"})
  @Operation(
      operationId = "withdrawReport",
      summary = "Withdraws a published report: it stays, and says that it was withdrawn, and why")
  @RequestBody(
      required = true,
      description = "Why, for everybody to read",
      content =
          @Content(
              schema = @Schema(implementation = ReasonEntry.class),
              examples =
                  @ExampleObject(
                      name = "events were wrong",
                      value =
                          """
                          {"reason": "The events of one platform were not genuine"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "It is withdrawn",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was withdrawn before",
      content = @Content(schema = @Schema(implementation = KeptReport.class)))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "The published report's")
  public Uni<Response> withdraw(String id, InputStream body) {
    String reason = ReasonEntry.read(StrictJson.exact(bodyLimit.read(body))).reason();
    return reports.withdraw(id, reason, caller.subject()).map(Kept::answer);
  }
}
