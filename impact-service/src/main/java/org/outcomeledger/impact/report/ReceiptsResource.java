package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.impact.heads.VerifiedHeads;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/** What a published report is verified by: as a whole, and one entry of it. */
@Path("/reports/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "What was frozen, for strangers to verify")
public class ReceiptsResource {
  private static final Pattern PLACE = Pattern.compile("([eo]):(\\d{1,5}):([1-9]\\d{0,17})");

  private final Reports reports;
  private final ReportDocuments documents;
  private final Receipts receipts;
  private final EventPlaces places;
  private final VerifiedHeads heads;
  private final Caller caller;
  private final String version;

  ReceiptsResource(
      Reports reports,
      ReportDocuments documents,
      Receipts receipts,
      EventPlaces places,
      VerifiedHeads heads,
      Caller caller,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.reports = reports;
    this.documents = documents;
    this.receipts = receipts;
    this.places = places;
    this.heads = heads;
    this.caller = caller;
    this.version = version;
  }

  /** For a stranger. */
  @GET
  @Path("/{id}/verification")
  @PermitAll
  @Operation(
      operationId = "getVerification",
      summary = "How to verify a published report: checksums, commands, and heads signed since",
      description =
          "The export needs a token with the role ledger:read, the exact figures one with"
              + " metrics:read-exact. docs/verifier.md says what is verified.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "What the report has to come to",
      content = @Content(schema = @Schema(implementation = VerificationGuide.class)))
  public Uni<VerificationGuide> verification(String id) {
    return reports
        .findPublished(id)
        .chain(
            kept ->
                documents.made(id, it -> VerificationGuide.of(id, it, version, heads.latest())));
  }

  /** For the platform that posted the event. */
  @GET
  @Path("/{id}/receipts/{event}")
  @RolesAllowed(Roles.EVENTS_WRITE)
  @OwnPlatform
  @NotAudited("The caller's own event")
  @Operation(
      operationId = "getReceipt",
      summary = "That an event of the caller, and what its record was found to be, are in a report",
      description =
          "verifier.jar verifies it without the ledgers. The event is named by the id and the"
              + " source that it was posted with, or by the position that posting it was answered"
              + " with.")
  @APIResponse(
      responseCode = "200",
      description = "The event as the ledger has it, and what shows that it is in the report",
      content = @Content(schema = @Schema(implementation = ReceiptOfEntry.class)))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "The published report's")
  @Parameter(
      name = "event",
      in = ParameterIn.PATH,
      description =
          "The event's id; or, without a source, ledger, shard and position, as minPosition has"
              + " them",
      example = "e:3:18423")
  @Parameter(
      name = "source",
      in = ParameterIn.QUERY,
      description = "The event's source; left out where a position is given",
      example = "lms/eu")
  public Uni<ReceiptOfEntry> receipt(String id, String event, @QueryParam("source") String source) {
    String platform = caller.requirePlatform();
    Uni<Position> place = place(event, source);
    return reports
        .findPublished(id)
        .map(KeptReport::report)
        .chain(report -> place.chain(at -> receipts.oneOfFew(() -> of(report, at, platform))));
  }

  /** A position is read at once; where an event is that is named by its id has to be asked. */
  private Uni<Position> place(String event, String source) {
    if (source == null) {
      return Uni.createFrom().item(position(event));
    }
    String authorization = caller.authorization();
    return Offloaded.toWorkers(() -> places.of(source, event, authorization));
  }

  /** Loads what may be large once it is known that the event is there. */
  private Uni<ReceiptOfEntry> of(Report report, Position at, String platform) {
    return Uni.combine()
        .all()
        .unis(reports.bytes(report.id()), reports.leaves(report.id()))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            it ->
                Offloaded.toThreadOfItsOwn(
                    () -> receipts.of(report, it.getItem1(), it.getItem2(), at, platform)));
  }

  private static Position position(String text) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw Refusal.parameter(
          "Give the event's source as well, or a position such as e:3:18423: ledger e or o, shard,"
              + " position from 1 on.");
    }
    return new Position(
        LedgerName.ofLetter(place.group(1)).orElseThrow(),
        Integer.parseInt(place.group(2)),
        Long.parseLong(place.group(3)));
  }
}
