package org.outcomeledger.posting;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.http.TraceContext;
import org.outcomeledger.ledger.Ledger;

/** {@code POST /events}: one method per mode of CloudEvents over HTTP. */
@Path("/events")
@Singleton
@Startup // a secret that is too short ends the start, not the first post
@RolesAllowed(Roles.EVENTS_WRITE)
@NotAudited("The ledger names the platform of every event")
@OwnPlatform
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What platforms report")
public class EventsResource {

  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  /** Up to here a body is checked where it arrives; beyond, it would keep other callers waiting. */
  private static final int QUICKLY_CHECKED_BYTES = 16 << 10;

  /**
   * Half of the processors, so that small bodies find another: the others wait as bytes, which are
   * counted, and not as trees, which take many times as much.
   */
  private final PlatformTurns turns =
      new PlatformTurns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  private final Posting<LearnerEvent> posting;
  private final Caller caller;
  private final BodyLimit bodyLimit;
  private final PlatformLimits limits;

  /** The way in of the service that brings this catalogue and this ledger. */
  @SuppressWarnings(
      "unchecked") // a service has one ledger, and its catalogue is of the same events
  EventsResource(
      EventCatalogue<?> catalogue,
      Ledger<?> ledger,
      Refusals refusals,
      Pseudonyms pseudonyms,
      Caller caller,
      BodyLimit bodyLimit,
      PlatformLimits limits,
      PostingMeters meters,
      ServiceConfig config) {
    this.caller = caller;
    this.limits = limits;
    this.bodyLimit = bodyLimit;
    this.posting =
        new Posting<>(
            new Intake<>(
                (EventCatalogue<LearnerEvent>) catalogue, pseudonyms, Clock.system(config.zone())),
            (Ledger<LearnerEvent>) ledger,
            refusals,
            limits,
            meters);
  }

  /** One event. */
  @POST
  @Consumes(STRUCTURED)
  @APIResponse(
      responseCode = "201",
      description = "The one event is accepted, and durable",
      content = @Content(schema = @Schema(implementation = PostingReply.class)))
  public Uni<Response> one(
      InputStream body,
      @Parameter(hidden = true) @QueryParam("atomic") String atomic,
      @Parameter(description = "W3C trace context, handed on with the events")
          @HeaderParam("traceparent")
          String traceparent) {
    requireNotAtomic(atomic);
    Origin origin = origin(traceparent);
    return answer(body, origin, bytes -> posting.one(bytes, origin));
  }

  /** One event, its attributes in the headers {@code ce-*}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> binary(
      InputStream body,
      @Parameter(hidden = true) @QueryParam("atomic") String atomic,
      @HeaderParam("traceparent") String traceparent,
      @Context HttpServerRequest request) {
    requireNotAtomic(atomic);
    Origin origin = origin(traceparent);
    return answer(body, origin, bytes -> posting.binary(request.headers(), bytes, origin));
  }

  /**
   * Up to a thousand events, each accepted or rejected on its own unless {@code atomic} is asked
   * for.
   */
  @POST
  @Consumes(BATCH)
  @APIResponse(
      responseCode = "200",
      description =
          "The one event is a duplicate of one that is durable already (as 201); or, of a batch, a result for each event, in order",
      content = @Content(schema = @Schema(implementation = PostingReply.class)))
  public Uni<Response> batch(
      InputStream body,
      @Parameter(
              description = "Of a batch: all of it or nothing; of one event only false",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @QueryParam("atomic")
          String atomic,
      @Parameter(description = "W3C trace context, handed on with the events")
          @HeaderParam("traceparent")
          String traceparent) {
    Origin origin = origin(traceparent);
    return answer(body, origin, bytes -> posting.batch(bytes, isTrue(atomic), origin));
  }

  private Origin origin(String traceparent) {
    return new Origin(caller.requirePlatform(), TraceContext.continuing(traceparent));
  }

  /** A misspelt value must not silently turn all-or-nothing off. */
  private static boolean isTrue(String atomic) {
    return switch (atomic) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.parameter("atomic must be true or false.");
    };
  }

  /** Clients send what is the default anyway; who asks for all or nothing believes in a batch. */
  private static void requireNotAtomic(String atomic) {
    if (isTrue(atomic)) {
      throw Refusal.unknownParameter(List.of());
    }
  }

  /** What a platform may not send now is not read, and its refusal is not kept. */
  private Uni<Response> answer(
      InputStream body, Origin origin, Function<byte[], Uni<Response>> answer) {
    PlatformBudget budget = limits.of(origin.platform());
    budget.enter();
    return checked(body, origin, answer).onTermination().invoke(budget::leave);
  }

  /** A body within our limit has arrived whole; of a longer one the rest has to be waited for. */
  private Uni<Response> checked(
      InputStream body, Origin origin, Function<byte[], Uni<Response>> answer) {
    Uni<Response> reply =
        Uni.createFrom()
            .deferred(() -> ifStillHeard(() -> answer.apply(bodyLimit.read(body))))
            .onFailure(EventsResource::isOfWhatWasSent)
            .call(why -> posting.keepRefusal(((Refusal) why).problem(), origin));
    return body instanceof ByteArrayInputStream whole && whole.available() <= QUICKLY_CHECKED_BYTES
        ? reply
        : reply.runSubscriptionOn(turns.of(origin.platform()));
  }

  /** What would be taken at another time, as the ledger is busy or away, is not kept as refused. */
  private static boolean isOfWhatWasSent(Throwable why) {
    return why instanceof Refusal refusal
        && refusal.problem().status() < 500
        && refusal.problem().status() != 429;
  }

  /** Whoever hangs up while a body waits for its turn takes it back: it is not appended. */
  private static Uni<Response> ifStillHeard(Supplier<Uni<Response>> answer) {
    try {
      return answer.get();
    } catch (CancellationException hungUp) {
      return Uni.createFrom().nothing();
    }
  }

  @PreDestroy
  void stop() {
    turns.close();
  }
}
