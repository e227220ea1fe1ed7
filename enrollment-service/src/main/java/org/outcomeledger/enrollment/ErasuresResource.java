package org.outcomeledger.enrollment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.ledger.Erasures;
import org.outcomeledger.posting.PlatformLimits;
import org.outcomeledger.posting.Reading;

/** {@code GET /erasures/{id}}: the receipt of an erasure that the caller asked for. */
@Path("/erasures")
@Singleton
@RolesAllowed(Roles.LEARNERS_ERASE)
@OwnPlatform
@NotAudited("A platform reads what it asked for, and no learner")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure")
public class ErasuresResource {

  private final Erasures erasures;
  private final Caller caller;
  private final ErasureReceipts receipts;
  private final PlatformLimits limits;

  ErasuresResource(
      Erasures erasures, Caller caller, ErasureReceipts receipts, PlatformLimits limits) {
    this.limits = limits;
    this.erasures = erasures;
    this.caller = caller;
    this.receipts = receipts;
  }

  /** How far an erasure is. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "getErasure",
      summary = "How far one of your erasures is",
      description =
          "Kept for ever, and names no learner. What is carried out is out of every exact figure, and out of rounded ones with their next daily snapshot; the"
              + " last bytes are gone from disk within 30 days.")
  @APIResponse(
      responseCode = "200",
      description = "What each ledger has done",
      content = @Content(schema = @Schema(implementation = ErasureReceipt.class)))
  public Uni<ErasureReceipt> erasure(
      @Parameter(
              description = "As the reply to the request had it",
              schema = @Schema(implementation = UUID.class),
              example = "3f0c1f0e-5a7c-4a53-9a56-0c7a3a1f9b1d")
          @PathParam("id")
          String id) {
    String platform = caller.requirePlatform();
    UUID number = uuid(id);
    return limits.reading(
        platform,
        () ->
            Reading.patiently(
                erasures
                    .find(number, platform)
                    .map(found -> found.orElseThrow(ErasuresResource::unknown))
                    .map(receipts::of)));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refusal.parameter(
          "The id of an erasure is a UUID, as the reply to the request had it.");
    }
  }

  private static Refusal unknown() {
    return new Refusal(
        ProblemType.UNKNOWN_ERASURE,
        "Your platform has asked for no erasure with this id. Check it, or ask for the erasure"
            + " again.");
  }
}
