package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** Forms that others ask for, filled from a report: read by whoever may read the report. */
@Path("/reports/v1/{id}/forms")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Reports", description = "What was frozen, for strangers to verify")
public class FormsResource {
  /**
   * What listing answers.
   *
   * @param report SHA-256 of the report
   */
  @Schema(name = "FormList")
  public record FormList(String report, List<ListedForm> forms) {}

  /**
   * One of them.
   *
   * @param source who asks for it, and where its rules are
   * @param needs of which period a report must be for it
   * @param unanswered why this report does not answer it; null where it does
   */
  @Schema(name = "ListedForm")
  public record ListedForm(
      String form,
      String title,
      String source,
      String needs,
      @Schema(nullable = true) String unanswered) {}

  private final ReportDocuments documents;
  private final VisibleReports visible;

  FormsResource(ReportDocuments documents, VisibleReports visible) {
    this.documents = documents;
    this.visible = visible;
  }

  /** All that there are, with those that the report does not answer. */
  @GET
  @Operation(
      operationId = "getForms",
      summary = "The forms that others ask for, and whether this report answers them",
      description = "Of a draft for the role reports:write only.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "All forms, with what each needs",
      content = @Content(schema = @Schema(implementation = FormList.class)))
  public Uni<FormList> all(String id) {
    return visible.find(id).chain(kept -> documents.made(id, it -> list(id, new FrozenTables(it))));
  }

  private static FormList list(String id, FrozenTables report) {
    return new FormList(id, Form.ALL.stream().map(it -> listed(it, report)).toList());
  }

  private static ListedForm listed(Form it, FrozenTables report) {
    return new ListedForm(
        it.id(), it.title(), it.source(), it.needs(), it.unanswered(report).orElse(null));
  }

  /** From the frozen document alone. */
  @GET
  @Path("/{form}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, Representations.CSV})
  @Operation(
      operationId = "getForm",
      summary = "A form that others ask for, filled from a report",
      description =
          "Its figures are rows of the report. What the report does not say is left open, with the"
              + " reason; docs/forms.md says where each line comes from. Of a draft for the role"
              + " reports:write only.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "The form; or the same as one page to print, or as lines",
      content = @Content(schema = @Schema(implementation = FilledForm.class)))
  @Parameter(
      name = "form",
      in = ParameterIn.PATH,
      description = "As the list spells it",
      example = "rncp-insertion")
  public Uni<Response> form(String id, String form, @Context HttpHeaders headers) {
    MediaType as = Representations.preferred(headers);
    return visible
        .find(id)
        .chain(kept -> filled(kept, known(form), as))
        .map(it -> Representations.served(it, as));
  }

  private static Form known(String id) {
    return Form.find(id)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.UNKNOWN_FORM,
                    "There is no such form: GET /reports/v1/{id}/forms lists all."));
  }

  private Uni<Object> filled(KeptReport kept, Form form, MediaType as) {
    return documents.made(
        kept.report().id(), it -> in(as, FilledForm.of(form, kept, new FrozenTables(it)), kept));
  }

  /** One that is filled, as a page, as lines, or as it is. */
  static Object in(MediaType as, FilledForm form, KeptReport kept) {
    return switch (as.getSubtype()) {
      case "html" -> FormPage.of(form, kept);
      case "csv" -> FormCsv.of(form);
      default -> form;
    };
  }
}
