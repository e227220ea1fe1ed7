package org.outcomeledger.impact.metrics;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Roles;
import org.outcomeledger.indicators.cube.Cube;

/**
 * Values as server-sent events. A reader that takes nothing for a minute is let go by the server's
 * idle timeout, as is one that is gone; it may come back with the id of the last event it has.
 */
@Path("/metrics/v1/stream")
@RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
@OwnPlatform
@Tag(name = "Metrics")
public class StreamResource {
  private static final Semaphore PLACES = new Semaphore(200);

  private final Queries queries;
  private final Cube cube;
  private final Scans scans;
  private final Answers answers;
  private final ExecutorService threads;

  StreamResource(
      Queries queries,
      Cube cube,
      Scans scans,
      Answers answers,
      @VirtualThreads ExecutorService threads) {
    this.queries = queries;
    this.cube = cube;
    this.scans = scans;
    this.answers = answers;
    this.threads = threads;
  }

  /** The values now, and again whenever they have changed. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "getStream",
      summary = "Values as server-sent events, as they change",
      description =
          "An event values for each indicator at once, and again whenever one of its figures has"
              + " changed, at most four times a second; its data is what values answers, its first"
              + " page. A comment every 15 seconds without. After an interruption Last-Event-ID has"
              + " only that told again which has changed since. The stream ends with the token.")
  @APIResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Multi<OutboundSseEvent> stream(
      @Parameter(description = "Of the last event that the reader has; absent the first time")
          @HeaderParam("Last-Event-ID")
          String lastEventId,
      @Context UriInfo uri,
      @Context Sse sse) {
    ValueStream telling =
        new ValueStream(queries.watch(uri), lastEventId, cube, scans, answers, sse);
    if (!PLACES.tryAcquire()) {
      throw Refused.busy();
    }
    return Multi.createBy()
        .repeating()
        .uni(() -> Uni.createFrom().item(() -> next(telling)).runSubscriptionOn(threads))
        .whilst(event -> telling.mayGoOn())
        .onTermination()
        .invoke(PLACES::release);
  }

  private static OutboundSseEvent next(ValueStream telling) {
    try {
      return telling.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The service stops", e);
    }
  }
}
