package org.outcomeledger.impact.metrics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.follower.AppliedPositions;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.Quality;
import org.outcomeledger.impact.readmodel.QualityReader;
import org.outcomeledger.impact.readmodel.ReadModelBehind;
import org.outcomeledger.impact.reconciliation.Reconciliation;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.Positions;
import org.outcomeledger.indicators.query.QuestionParameters;

/** How good the data behind the figures is. */
@Path("/metrics/v1/quality")
@RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
@OwnPlatform
@RunOnVirtualThread
@Tag(name = "Metrics")
public class QualityResource {
  /** The read model is this much behind the figures at most, unless something is wrong. */
  private static final Duration LAG = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final QualityReader readModel;
  private final AppliedPositions figures;
  private final Reconciliation reconciliation;
  private final DisclosedQuality disclosed;
  private final Caller caller;
  private final ZoneId zone;

  QualityResource(
      QualityReader readModel,
      AppliedPositions figures,
      Reconciliation reconciliation,
      DisclosedQuality disclosed,
      Caller caller,
      ServiceConfig config) {
    this.readModel = readModel;
    this.figures = figures;
    this.reconciliation = reconciliation;
    this.disclosed = disclosed;
    this.caller = caller;
    this.zone = config.zone();
  }

  /** Of all platforms, or of the caller's own. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Audited(Roles.METRICS_READ_EXACT)
  @Operation(
      operationId = "getQuality",
      summary =
          "Orphans and their age, impossible orders, afterthoughts, share with evidence, erasures",
      description =
          "Counted in the read model, whose positions the answer names. An orphan waits for the"
              + " enrollment, employment or study that it names. Recorded after completion: what the"
              + " ledger took when the completion of that enrollment had been recorded, whatever day"
              + " it names. Erasures are those of the ledgers, as their shards were compared last:"
              + " of the whole company, and told to nobody whose token names a platform.")
  @APIResponse(
      responseCode = "200",
      description = "What was counted; rounded, with its policy, for callers of metrics:read",
      content = @Content(schema = @Schema(implementation = QualityAnswer.class)))
  public Response quality(@Context UriInfo uri) {
    QuestionParameters.none(uri.getQueryParameters());
    requireAgreement();
    return Response.ok(
            caller.seesExact() ? counted() : disclosed.of(caller.platform(), this::counted))
        .build();
  }

  private Quality counted() {
    List<Position> shown = figures.all();
    long begun = System.nanoTime();
    while (true) {
      try {
        Quality rows =
            readModel.read(
                caller.platform(), LocalDate.now(zone), zone, marks -> positions(marks, shown));
        return caller.platform().isPresent() ? rows : rows.with(reconciliation.erasures());
      } catch (ReadModelBehind e) {
        if (System.nanoTime() - begun > LAG.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void requireAgreement() {
    if (reconciliation.latest().stream().anyMatch(shard -> !shard.agrees())) {
      throw new Refusal(
          ProblemType.READ_MODEL_DIFFERS,
          "What is counted here would be wrong: rows are not what the ledgers say. GET /metrics/v1/reconciliation names them.");
    }
  }

  private static String positions(List<Watermark> watermarks, List<Position> shown) {
    Positions applied =
        Positions.of(
            watermarks.stream()
                .map(it -> new Position(it.ledger(), it.shard(), it.position()))
                .toList());
    if (!applied.reach(shown)) {
      throw new ReadModelBehind();
    }
    return applied.toString();
  }
}
