package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
import org.outcomeledger.http.Roles;

/** From which positions on a restored ledger has other events than those that were lost. */
@Path("/ledger/incarnations")
@RolesAllowed(Roles.LEDGER_READ)
@NotAudited("Positions, and no event")
@Tag(name = "Ledger")
public class IncarnationsResource {

  private final ReplayStore store;
  private final LedgerConfig config;

  IncarnationsResource(ReplayStore store, LedgerConfig config) {
    this.store = store;
    this.config = config;
  }

  /** All incarnations in order, the present one last. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getIncarnations",
      summary = "When the ledger was restored, and after which positions",
      description =
          "What you hold of an earlier incarnation beyond the positions after which a later one began is lost: those positions have other events now.")
  @APIResponse(
      responseCode = "200",
      description = "Every incarnation in order, the present one last",
      content =
          @Content(
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      properties = {
                        @SchemaProperty(name = "ledger", type = SchemaType.STRING),
                        @SchemaProperty(
                            name = "incarnations",
                            type = SchemaType.ARRAY,
                            implementation = Object.class,
                            description =
                                "incarnation, beganAt (absent for the first), after (the last position of each shard that was there then)")
                      })))
  public Uni<String> incarnations() {
    return store
        .incarnations()
        .map(
            all ->
                new JsonObject()
                    .put("ledger", config.ledger())
                    .put(
                        "incarnations", new JsonArray(all.stream().map(Incarnation::json).toList()))
                    .encode());
  }
}
