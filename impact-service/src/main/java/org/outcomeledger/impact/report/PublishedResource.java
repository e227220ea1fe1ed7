package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.Roles;

/**
 * What everybody may read of reports once they are published, drafts being for those who write
 * them.
 */
@Path("/reports/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "What was frozen, for strangers to verify")
public class PublishedResource {

  /**
   * What listing answers.
   *
   * @param reports from the earliest
   */
  @Schema(name = "ReportList")
  public record ReportList(List<KeptReport> reports) {}

  private final Reports reports;
  private final ReportDocuments documents;
  private final Samples samples;
  private final VisibleReports visible;
  private final Caller caller;

  PublishedResource(
      Reports reports,
      ReportDocuments documents,
      Samples samples,
      VisibleReports visible,
      Caller caller) {
    this.reports = reports;
    this.documents = documents;
    this.samples = samples;
    this.visible = visible;
    this.caller = caller;
  }

  /** Those that may be seen. */
  @GET
  @PermitAll
  @Operation(
      operationId = "getReports",
      summary = "The reports that were published, and what became of each",
      description = "Whoever has the role reports:write sees drafts as well.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "From the earliest",
      content = @Content(schema = @Schema(implementation = ReportList.class)))
  public Uni<ReportList> all() {
    return visible
        .drafts()
        .chain(
            drafts ->
                reports
                    .all()
                    .map(all -> all.stream().filter(it -> drafts || it.isPublished()).toList()))
        .map(ReportList::new);
  }

  /** To the byte. */
  @GET
  @Path("/{id}")
  @PermitAll
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, Representations.CSV})
  @Operation(
      operationId = "getReport",
      summary = "A report, in the bytes that were frozen",
      description =
          "Their form is docs/report-format.md, and their SHA-256 the report's id. A draft is there"
              + " for the role reports:write only.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "The bytes; or the same figures as one page to print, or as lines",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "SHA-256 of the report's bytes, as it was answered")
  public Uni<Response> report(String id, @Context HttpHeaders headers) {
    MediaType as = Representations.preferred(headers);
    return visible.find(id).chain(kept -> in(as, kept)).map(it -> Representations.served(it, as));
  }

  private Uni<? extends Object> in(MediaType as, KeptReport kept) {
    String id = kept.report().id();
    return switch (as.getSubtype()) {
      case "html" ->
          samples.of(id).chain(drawn -> documents.made(id, it -> ReportPage.of(kept, it, drawn)));
      case "csv" -> documents.made(id, it -> ReportCsv.of(id, it));
      default -> documents.bytes(id);
    };
  }

  /** What is told otherwise than before. */
  @GET
  @Path("/{id}/difference")
  @PermitAll
  @Operation(
      operationId = "getReportDifference",
      summary = "The rows in which a report differs from the one that it restates, and why")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "Every row that is not the same in both",
      content = @Content(schema = @Schema(implementation = ReportDifference.class)))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "Of a report that restates another")
  public Uni<ReportDifference> difference(String id) {
    return visible
        .find(id)
        .map(it -> Optional.ofNullable(it.report().previous()))
        .map(it -> it.orElseThrow(Reports::restatesNone))
        .chain(previous -> documents.made(previous, it -> it))
        .chain(earlier -> documents.made(id, later -> ReportDifference.of(earlier, later)));
  }

  /** What the report's figures were drawn from. */
  @GET
  @Path("/{id}/exact")
  @RolesAllowed(Roles.METRICS_READ_EXACT)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id"})
  @Operation(
      operationId = "getExactReport",
      summary = "The exact figures of a report, and the secret that it was rounded with",
      description =
          "The report has the hash of these bytes, and of the secret. Of a draft for who has the"
              + " role reports:write as well.")
  @APIResponse(
      responseCode = "200",
      description = "The bytes",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Uni<byte[]> exact(String id) {
    boolean drafts = caller.hasRole(Roles.REPORTS_WRITE);
    return reports
        .find(id)
        .map(it -> VisibleReports.visible(it, drafts))
        .chain(it -> reports.bytes(id))
        .map(ReportBytes::exact);
  }
}
