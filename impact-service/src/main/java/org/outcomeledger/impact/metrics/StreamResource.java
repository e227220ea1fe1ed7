package org.outcomeledger.impact.metrics;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Blocking;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Roles;
import org.outcomeledger.indicators.query.CountingStopped;

/**
 * Values as server-sent events. A reader that does not take an event within a minute is let go, as
 * is one that is gone; it may come back with the id of the last event it has. Nothing is counted
 * for it meanwhile, and little is left to the operating system on its behalf.
 */
@Path("/metrics/v1/stream")
@RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
@OwnPlatform
@Tag(name = "Metrics")
public class StreamResource {
  /** The system doubles it, and what is on its way to the reader comes on top. */
  private static final int BYTES_BUFFERED = 32 << 10;

  private final Queries queries;
  private final Disclosure figures;
  private final Answers answers;
  private final StreamPlaces places;
  private final ExecutorService threads;

  StreamResource(
      Queries queries,
      Disclosure figures,
      Answers answers,
      StreamPlaces places,
      @VirtualThreads ExecutorService threads) {
    this.queries = queries;
    this.figures = figures;
    this.answers = answers;
    this.places = places;
    this.threads = threads;
  }

  /** The values now, and again whenever they have changed. */
  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"indicator", "by", "where", "from", "to", "asOf", "window", "version"})
  @Operation(
      operationId = "getStream",
      summary = "Values as server-sent events, as they change",
      description =
          "An event values for each indicator at once, and again whenever one of its figures has"
              + " changed, at most four times a second; its data is what values answers, its first"
              + " page. A comment every 15 seconds without. After an interruption Last-Event-ID has"
              + " only that told again which has changed since. The stream ends with the token, when"
              + " an event is not read within a minute, and when a newer stream needs its place.")
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
      @Context Sse sse)
      throws InterruptedException {
    StreamSubscription watch = queries.watch(uri);
    ValueStream telling = new ValueStream(watch, lastEventId, figures, answers, sse);
    StreamPlaces.Place place = places.take(watch.listener(), watch.reader()::dismiss);
    watch.reader().whenServed(place::close);
    watch.reader().boundBuffer(BYTES_BUFFERED);
    telling.requireAffordable();
    return Multi.createBy()
        .repeating()
        .uni(() -> Uni.createFrom().item(() -> next(telling)).runSubscriptionOn(threads))
        .whilst(event -> telling.mayGoOn())
        .onTermination()
        .invoke(place::close);
  }

  private static OutboundSseEvent next(ValueStream telling) {
    try {
      return telling.next();
    } catch (CountingStopped stopped) {
      if (telling.mayGoOn()) {
        throw stopped;
      }
      return telling.heartbeat(); // to nobody: the stream ends with it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The service stops", e);
    }
  }
}
