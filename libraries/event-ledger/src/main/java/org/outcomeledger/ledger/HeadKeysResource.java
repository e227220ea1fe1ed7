package org.outcomeledger.ledger;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.http.Roles;

/** The public halves of the keys that sign the ledger's heads. */
@Path("/ledger/heads/keys")
@RolesAllowed(Roles.LEDGER_READ)
@NotAudited("Keys that anyone may have")
@Tag(name = "Ledger", description = "Replay, for followers and auditors")
public class HeadKeysResource {

  private final String keys;

  HeadKeysResource(HeadKeys keys) {
    this.keys = keys.open().stream().map(HeadKey::json).collect(joining(",", "{\"keys\":[", "]}"));
  }

  /** As a JSON Web Key set. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getHeadKeys",
      summary = "The keys that verify signed heads, as a JSON Web Key set",
      description =
          "Keep the first one that you see: every later one is named by a head that the one before it signed.")
  @APIResponse(
      responseCode = "200",
      description = "Ed25519 keys (RFC 8037); kid is the thumbprint of RFC 7638",
      content =
          @Content(
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      properties = {
                        @SchemaProperty(
                            name = "keys",
                            type = SchemaType.ARRAY,
                            implementation = Object.class,
                            description = "kty, crv, alg, use, kid, x")
                      })))
  public String keys() {
    return keys;
  }
}
