package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.http.WholeNumber;
import org.outcomeledger.impact.entry.Kept;

/** The form on which people write: read in any of its versions, written by few. */
@Path("/reports/v1/{id}/forms/" + MissionSheet.ID)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "What was frozen, for strangers to verify")
public class MissionSheetResource {
  private final Reports reports;
  private final ReportDocuments documents;
  private final VisibleReports visible;
  private final SheetTexts texts;
  private final Caller caller;
  private final BodyLimit bodyLimit;

  MissionSheetResource(
      Reports reports,
      ReportDocuments documents,
      VisibleReports visible,
      SheetTexts texts,
      Caller caller,
      BodyLimit bodyLimit) {
    this.reports = reports;
    this.documents = documents;
    this.visible = visible;
    this.texts = texts;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
  }

  /** Figures of the frozen document, and texts of one version. */
  @GET
  @PermitAll
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, Representations.CSV})
  @Operation(
      operationId = "getMissionSheet",
      summary = "A sheet for each objective of a report: means, results, adequacy, circumstances",
      description =
          "Results are rows of the report; the rest is what people wrote, in the version that is"
              + " asked for. A version stays as it is. Of a draft, and what was written of one, for the"
              + " role reports:write only: what was, is public once it is written again.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "The sheets; or the same as one page to print, or as lines",
      content = @Content(schema = @Schema(implementation = FilledForm.class)))
  public Uni<Response> sheet(
      String id,
      @Parameter(
              description = "Of what people wrote: 0 for nothing of it; left out, the latest",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
          @QueryParam("version")
          String version,
      @Context HttpHeaders headers) {
    MediaType as = Representations.preferred(headers);
    return visible
        .drafts()
        .chain(
            drafts ->
                reports
                    .find(id)
                    .map(it -> VisibleReports.visible(it, drafts))
                    .chain(kept -> sheet(kept, version, drafts, as)))
        .map(it -> Representations.served(it, as));
  }

  private Uni<Object> sheet(KeptReport kept, String version, boolean drafts, MediaType as) {
    String id = kept.report().id();
    return texts
        .of(id)
        .map(it -> at(WrittenSheet.of(it, kept), version))
        .chain(
            sheet ->
                documents.made(
                    id,
                    it ->
                        FormsResource.in(
                            as,
                            FilledForm.of(
                                new MissionSheet(), kept, new FrozenTables(it), sheet, drafts),
                            kept)));
  }

  private static WrittenSheet at(WrittenSheet latest, String version) {
    return version == null
        ? latest
        : latest
            .at(WholeNumber.of("version", version, 0))
            .orElseThrow(
                () ->
                    Refusal.parameter(
                        "version is from 0 to %d, as often as somebody has written."
                            .formatted(latest.version())));
  }

  /** The next version, unless the latest text of its part says the same already. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.REPORTS_WRITE)
  @Audited(
      value = Roles.REPORTS_WRITE,
      parameters = {"id"})
  @Operation(
      operationId = "writeOnMissionSheet",
      summary = "Writes the means, adequacy or circumstances of an objective on a report's sheet",
      description =
          "Nothing is overwritten: what was written before stays in the sheet's earlier versions.")
  @RequestBody(
      required = true,
      description = "Of which objective and part, and why it is written",
      content =
          @Content(
              schema = @Schema(implementation = SheetEntry.class),
              examples =
                  @ExampleObject(
                      name = "means",
                      value =
                          """
                          {"objective": "p2-1", "part": "means",
                           "text": "Four career coaches, one more than the year before",
                           "reason": "As the committee was told in March"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "The text is kept",
      content = @Content(schema = @Schema(implementation = SheetText.class)))
  @APIResponse(
      responseCode = "200",
      description = "The latest text says exactly the same already: it is answered",
      content = @Content(schema = @Schema(implementation = SheetText.class)))
  public Uni<Response> write(String id, InputStream body) {
    var json = StrictJson.exact(bodyLimit.read(body));
    String who = caller.subject();
    return reports
        .find(id)
        .map(Reports::requireInUse)
        .chain(
            kept ->
                documents
                    .made(id, it -> SheetEntry.read(json, new FrozenTables(it)))
                    .chain(entry -> texts.write(kept, entry, who)))
        .map(Kept::answer);
  }
}
