package org.outcomeledger.impact.metrics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.Quality;
import org.outcomeledger.impact.readmodel.QualityReader;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.Positions;
import org.outcomeledger.indicators.query.QuestionParameters;

/** How good the data behind the figures is. */
@Path("/metrics/v1/quality")
@RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
@OwnPlatform
@RunOnVirtualThread
public class QualityResource {
  private final QualityReader readModel;
  private final Caller caller;
  private final ZoneId zone;

  QualityResource(QualityReader readModel, Caller caller, ServiceConfig config) {
    this.readModel = readModel;
    this.caller = caller;
    this.zone = config.zone();
  }

  /** Of all platforms, or of the caller's own. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getQuality",
      summary = "Orphans and their age, impossible orders, afterthoughts, share with evidence",
      description =
          "Counted in the read model, whose positions the answer names. An orphan waits for the"
              + " enrollment, employment or study that it names. Recorded after completion: what the"
              + " ledger took when the completion of that enrollment had been recorded, whatever day"
              + " it names.")
  public Quality quality(@Context UriInfo uri) {
    caller.requireExact();
    QuestionParameters.none(uri.getQueryParameters());
    return readModel.read(caller.platform(), LocalDate.now(zone), zone, QualityResource::positions);
  }

  private static String positions(List<Watermark> watermarks) {
    return Positions.of(
            watermarks.stream()
                .map(it -> new Position(it.ledger(), it.shard(), it.position()))
                .toList())
        .toString();
  }
}
