package org.outcomeledger.impact.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.Roles;
import org.outcomeledger.indicators.query.QuestionParameters;

/** Whether rows and figures are what the ledgers say. */
@Path("/metrics/v1/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.LEDGER_READ)
@NotAudited("Positions, and no figure")
@Tag(name = "Metrics")
public class ReconciliationResource {

  private final Reconciliation reconciliation;

  ReconciliationResource(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  /** What the background comparison found last of each shard. */
  @GET
  @Operation(
      operationId = "getReconciliation",
      summary = "Whether the read model and this replica's figures are what the ledgers say",
      description =
          "Every shard of every ledger is replayed, its chain and leaves recomputed, and compared"
              + " with its rows and figures, again and again. Each answer is of one position.")
  @APIResponse(
      responseCode = "200",
      description = "What was found last of each shard",
      content = @Content(schema = @Schema(implementation = Reconciled.class)))
  public Reconciled reconciliation(@Context UriInfo uri) {
    QuestionParameters.none(uri.getQueryParameters());
    return new Reconciled(reconciliation.agrees().orElse(null), reconciliation.latest());
  }

  /**
   * What is asked for.
   *
   * @param agrees whether every shard agrees; null until each was compared once, unless one does
   *     not
   */
  @Schema(name = "Reconciliation")
  public record Reconciled(Boolean agrees, List<ShardReconciliation> shards) {}
}
