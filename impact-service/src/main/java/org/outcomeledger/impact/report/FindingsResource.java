package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.StrictJson;

/**
 * Where an auditor enters what they find of the records that were drawn, and sees what it comes to.
 */
@Path("/reports/v1/{id}/samples/{sample}/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.METRICS_READ_EXACT)
@Tag(name = "Audit samples")
public class FindingsResource {
  private final Reports reports;
  private final Samples samples;
  private final Caller caller;
  private final BodyLimit bodyLimit;

  FindingsResource(Reports reports, Samples samples, Caller caller, BodyLimit bodyLimit) {
    this.reports = reports;
    this.samples = samples;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
  }

  /** All that was found, and what it comes to. */
  @GET
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "sample"})
  @Operation(
      operationId = "getSampleFindings",
      summary = "What was found of a sample, and the share of wrong records with its exact limits",
      description = "Needs both roles, metrics:read-exact and ledger:read.")
  @APIResponse(
      responseCode = "200",
      description = "By stratum and of both, and every finding",
      content = @Content(schema = @Schema(implementation = SampleResult.class)))
  public Uni<SampleResult> findings(String id, String sample) {
    caller.requireRole(Roles.LEDGER_READ);
    return samples.findDrawn(id, sample).chain(samples::result);
  }

  /** Added to what was found before. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "sample"})
  @Operation(
      operationId = "enterFindings",
      summary = "Enters what was found of records that were drawn",
      description =
          "For who drew it; all of them or none. Of several findings of one record the last counts,"
              + " and all are kept; one that says what the last did is that one, sent again.")
  @RequestBody(
      required = true,
      description = "Of which record, what, and the hash of what was seen",
      content =
          @Content(
              schema = @Schema(implementation = FindingEntry.FindingEntries.class),
              examples =
                  @ExampleObject(
                      name = "one record",
                      value =
                          """
                          {"findings": [
                            {"leaf": "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925",
                             "finding": "right", "note": "Contract seen at the school",
                             "seenSha256": "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"}]}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "They are kept",
      content = @Content(schema = @Schema(implementation = SampleResult.class)))
  public Uni<Response> find(String id, String sample, InputStream body) {
    caller.requireRole(Roles.LEDGER_READ);
    List<FindingEntry> entries = FindingEntry.readAll(StrictJson.exact(bodyLimit.read(body)));
    String who = caller.subject();
    return samples
        .findOwn(id, sample, who)
        .call(() -> reports.findToAudit(id, who))
        .chain(samples::requireDrawn)
        .chain(it -> samples.add(it, entries, who))
        .map(it -> Response.status(201).entity(it).build());
  }
}
