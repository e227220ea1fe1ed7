package org.outcomeledger.enrollment;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.ledger.LearnerStreams;
import org.outcomeledger.ledger.StoredEvent;
import org.outcomeledger.posting.HeldEvent;
import org.outcomeledger.posting.LearnerHistories;
import org.outcomeledger.posting.PlatformLimits;
import org.outcomeledger.posting.Pseudonyms;
import org.outcomeledger.posting.Reading;

/** {@code GET /enrollments/{enrollmentId}}: what has become of one of the caller's enrollments. */
@Path("/enrollments")
@Singleton
@RolesAllowed(Roles.EVENTS_WRITE)
@NotAudited("A platform reads what it posted itself")
@OwnPlatform
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading back", description = "What is held")
public class EnrollmentsResource {

  /**
   * One enrollment.
   *
   * @param enrollmentId the platform's own, as it was asked for
   * @param state what it is on the day {@code asOf}
   * @param asOf today in the zone of this service
   * @param history the events that name it and the retractions of these, in order
   */
  public record EnrollmentAnswer(
      String enrollmentId,
      @Schema(enumeration = {"not-started", "running", "suspended", "withdrawn", "excluded"})
          String state,
      LocalDate asOf,
      List<HeldEvent> history) {}

  private final LearnerStreams streams;
  private final LearnerHistories histories;
  private final Pseudonyms pseudonyms;
  private final Caller caller;
  private final PlatformLimits limits;
  private final ZoneId zone;

  EnrollmentsResource(
      LearnerStreams streams,
      LearnerHistories histories,
      Pseudonyms pseudonyms,
      Caller caller,
      PlatformLimits limits,
      ServiceConfig config) {
    this.limits = limits;
    this.histories = histories;
    this.streams = streams;
    this.pseudonyms = pseudonyms;
    this.caller = caller;
    this.zone = config.zone();
  }

  /** State and history of an enrollment of the caller's. */
  @GET
  @Path("{enrollmentId}")
  @Operation(
      operationId = "getEnrollment",
      summary = "State and history of one of your enrollments",
      description =
          "The state is today's, from the dates of the events that are not retracted. Retracted events stay in the history.")
  @APIResponse(
      responseCode = "200",
      description = "What it is today, and what was posted about it",
      content = @Content(schema = @Schema(implementation = EnrollmentAnswer.class)))
  public Uni<EnrollmentAnswer> enrollment(
      @Parameter(
              description = "Your own id of the enrollment",
              schema = @Schema(pattern = Reading.REFERENCE, maxLength = Reading.LONGEST_REFERENCE),
              example = "enr-7")
          @PathParam("enrollmentId")
          String enrollmentId,
      @Context RoutingContext request) {
    String platform = caller.requirePlatform();
    Reading.requireReference(enrollmentId, "enrollmentId");
    UUID id = pseudonyms.id("enrollment", platform, enrollmentId);
    return limits.reading(
        platform,
        () ->
            Reading.patiently(stream(id, platform, request))
                .map(stream -> answer(enrollmentId, new EnrollmentId(id), stream)));
  }

  /** All that is held about the learner of the enrollment. */
  private Uni<List<StoredEvent>> stream(UUID enrollment, String platform, RoutingContext request) {
    return streams
        .holder("enrollment", enrollment)
        .map(learner -> learner.orElseThrow(EnrollmentsResource::notHeld))
        .flatMap(learner -> histories.of(learner, platform, request));
  }

  private EnrollmentAnswer answer(String enrollmentId, EnrollmentId id, List<StoredEvent> stream) {
    LocalDate today = LocalDate.now(zone);
    EnrollmentHistory history = EnrollmentHistory.of(stream);
    Enrollment.Status status = history.enrollment(id).on(today);
    if (status == Enrollment.Status.UNKNOWN) { // taken back, or erased, since its holder was read
      throw notHeld();
    }
    return new EnrollmentAnswer(
        enrollmentId,
        status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        today,
        history.about(id).stream().map(HeldEvent::of).toList());
  }

  private static Refusal notHeld() {
    return new Refusal(
        ProblemType.ENROLLMENT_NOT_HELD,
        "Your platform has no enrollment with this id. Check the spelling, or post learner-enrolled first.");
  }
}
