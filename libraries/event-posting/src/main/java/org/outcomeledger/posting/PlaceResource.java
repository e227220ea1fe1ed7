package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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
import org.outcomeledger.http.Replies;
import org.outcomeledger.http.Roles;
import org.outcomeledger.ledger.EventPlace;
import org.outcomeledger.ledger.LearnerStreams;

/**
 * {@code GET /events/place}: where an event is that a platform names as it posted it. Only a
 * writing service has the secret that makes the event's pseudonym.
 */
@Path("/events/place")
@Singleton
@RolesAllowed(Roles.EVENTS_WRITE)
@NotAudited("A platform reads what it posted itself")
@OwnPlatform
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class PlaceResource {

  private final LearnerStreams events;
  private final Pseudonyms pseudonyms;
  private final Caller caller;
  private final PlatformLimits limits;

  PlaceResource(
      LearnerStreams events, Pseudonyms pseudonyms, Caller caller, PlatformLimits limits) {
    this.events = events;
    this.pseudonyms = pseudonyms;
    this.caller = caller;
    this.limits = limits;
  }

  /** As the reply to posting it has it. */
  @GET
  @Operation(
      operationId = "getEventPlace",
      summary = "Where the ledger has one of your events: what posting it was answered with",
      description = "Each writing service knows its own events.")
  @APIResponse(
      responseCode = "200",
      description = "The shard and the position",
      content = @Content(schema = @Schema(implementation = EventPlace.class)))
  public Uni<Response> place(
      @Parameter(description = "As the event was posted", required = true, example = "lms/eu")
          @QueryParam("source")
          String source,
      @Parameter(description = "As the event was posted", required = true, example = "evt-1001")
          @QueryParam("id")
          String id) {
    String platform = caller.requirePlatform();
    if (source == null || id == null) {
      throw Refusal.parameter("source and id must be given: they name one event.");
    }
    UUID event = pseudonyms.event(platform, source, id);
    return limits.reading(
        platform, () -> Reading.patiently(events.place(event)).map(PlaceResource::answer));
  }

  private static Response answer(Optional<EventPlace> place) {
    return Replies.json(
        200,
        place.orElseThrow(
            () ->
                new Refusal(
                    ProblemType.UNKNOWN_EVENT,
                    "No event with this source and id is here: it was never accepted, or it has"
                        + " been erased. The other service has events of its own.")));
  }
}
