package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import org.outcomeledger.ledger.StoredEvent;

/**
 * {@code GET /learners/{learner}}: what a platform needs to answer a learner who asks what is held
 * about them. Another platform's learners cannot be asked for: the pseudonym is made with the
 * caller's own platform.
 */
@Path("/learners")
@Singleton
@RolesAllowed(Roles.EVENTS_WRITE)
@NotAudited("A platform reads what it posted itself")
@OwnPlatform
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading back", description = "What is held")
public class LearnersResource {

  /**
   * All that this service holds.
   *
   * @param learner the platform's own reference, as it was asked for; it is not kept
   * @param learnerId the pseudonym under which the events are kept
   */
  public record HeldAboutLearner(
      String learner, UUID learnerId, String platform, List<HeldEvent> events) {}

  private final LearnerHistories histories;
  private final Pseudonyms pseudonyms;
  private final Caller caller;
  private final PlatformLimits limits;

  LearnersResource(
      LearnerHistories histories, Pseudonyms pseudonyms, Caller caller, PlatformLimits limits) {
    this.limits = limits;
    this.caller = caller;
    this.histories = histories;
    this.pseudonyms = pseudonyms;
  }

  /** Everything that this service holds about one learner of the caller's. */
  @GET
  @Path("{learner}")
  @Operation(
      operationId = "getLearner",
      summary = "Everything that this service holds about one of your learners",
      description =
          "For the right of access: every event in the order in which it was accepted, as it is kept. Ask both services, for each holds its own. Refusals (/events/refused) are kept without anything that tells of whom they were.")
  @APIResponse(
      responseCode = "200",
      description = "Every event that is held about the learner",
      content = @Content(schema = @Schema(implementation = HeldAboutLearner.class)))
  public Uni<Response> learner(
      @Parameter(
              description = "Your own reference of the learner",
              schema = @Schema(pattern = Reading.REFERENCE, maxLength = Reading.LONGEST_REFERENCE),
              example = "jane-4711")
          @PathParam("learner")
          String learner,
      @Context RoutingContext request) {
    String platform = caller.requirePlatform();
    Reading.requireReference(learner, "learner");
    UUID learnerId = pseudonyms.learner(platform, learner);
    return limits.reading(
        platform,
        () ->
            Reading.patiently(histories.of(learnerId, platform, request))
                .map(events -> answer(learner, learnerId, platform, events)));
  }

  private static Response answer(
      String learner, UUID learnerId, String platform, List<StoredEvent> events) {
    if (events.isEmpty()) {
      throw new Refusal(
          ProblemType.UNKNOWN_LEARNER,
          "No event of this platform is about this learner, or what was held has been erased.");
    }
    return Replies.json(
        200,
        new HeldAboutLearner(
            learner, learnerId, platform, events.stream().map(HeldEvent::of).toList()));
  }
}
