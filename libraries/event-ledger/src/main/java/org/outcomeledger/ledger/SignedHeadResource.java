package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.http.Roles;

/** The last signed head, for whoever keeps heads and reads neither Kafka nor a file of ours. */
@Path("/ledger/heads/signed")
@RolesAllowed(Roles.LEDGER_READ)
@NotAudited("Positions and hashes, and no event")
@Tag(name = "Ledger", description = "Replay, for followers and auditors")
public class SignedHeadResource {

  private final HeadsStore store;

  SignedHeadResource(HeadsStore store) {
    this.store = store;
  }

  /** As one line. */
  @GET
  @Produces("application/x-ndjson")
  @Operation(
      operationId = "getSignedHead",
      summary = "The last signed head, about a minute old at most",
      description =
          "One line of JSON: ledger, incarnation, sequence, at, shards, previous, key, next where the key changes, signature. The signature is over the line without that member.")
  @APIResponse(
      responseCode = "200",
      description = "The head as it was signed; keep its bytes",
      content = @Content(schema = @Schema(type = SchemaType.STRING)))
  public Uni<byte[]> signed() {
    return store
        .latest()
        .map(
            head ->
                head.map(SignedHead::line)
                    .orElseThrow(
                        () ->
                            new NotFoundException(
                                "No head has been signed yet: ask again in a minute")));
  }
}
