package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.Pseudonyms;
import org.outcomeledger.ledger.Ledger;

/**
 * {@code POST /events}: one method per mode of CloudEvents over HTTP. Binary mode would be a third,
 * on {@code application/json} and the {@code ce-*} headers.
 */
@Path("/events")
@RolesAllowed("events:write")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What platforms report")
public class EventsResource {

  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  /** Up to here a body is checked where it arrives; beyond, it would keep other callers waiting. */
  private static final int QUICKLY_CHECKED_BYTES = 16 << 10;

  private final Posting<LearnerEvent> posting;

  /** The way in of the service that brings this catalogue and this ledger. */
  @SuppressWarnings(
      "unchecked") // a service has one ledger, and its catalogue is of the same events
  EventsResource(
      EventCatalogue<?> catalogue,
      Ledger<?> ledger,
      @ConfigProperty(name = "outcome-ledger.pseudonym-secret") String pseudonymSecret,
      @ConfigProperty(name = "outcome-ledger.zone", defaultValue = "Europe/Paris") ZoneId zone) {
    this.posting =
        new Posting<>(
            new Intake<>(
                (EventCatalogue<LearnerEvent>) catalogue,
                new Pseudonyms(pseudonymSecret.getBytes(UTF_8)),
                Clock.system(zone)),
            (Ledger<LearnerEvent>) ledger);
  }

  /** One event. */
  @POST
  @Consumes(STRUCTURED)
  public Uni<? extends Response> one(
      InputStream body,
      @HeaderParam("traceparent") String traceparent,
      @jakarta.ws.rs.core.Context SecurityContext security) {
    Caller caller = Caller.of(security, traceparent);
    byte[] bytes = Body.read(body);
    return checked(bytes, () -> posting.one(bytes, caller));
  }

  /**
   * Up to a thousand events, each of which stands for itself unless {@code atomic} is asked for.
   */
  @POST
  @Consumes(BATCH)
  public Uni<? extends Response> batch(
      InputStream body,
      @QueryParam("atomic") String atomic,
      @HeaderParam("traceparent") String traceparent,
      @jakarta.ws.rs.core.Context SecurityContext security) {
    Caller caller = Caller.of(security, traceparent);
    boolean allOrNothing = isTrue(atomic);
    byte[] bytes = Body.read(body);
    return checked(bytes, () -> posting.batch(bytes, allOrNothing, caller));
  }

  /** A misspelt wish for all or nothing must not be taken for none. */
  private static boolean isTrue(String atomic) {
    return switch (atomic) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new Refusal(
              "invalid-parameter",
              "A parameter is not understood",
              400,
              "atomic is true or false.",
              null);
    };
  }

  private static Uni<? extends Response> checked(
      byte[] body, Supplier<Uni<? extends Response>> answer) {
    if (body.length <= QUICKLY_CHECKED_BYTES || !Context.isOnEventLoopThread()) {
      return answer.get();
    }
    return Uni.createFrom()
        .deferred(answer)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
