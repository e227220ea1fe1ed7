package org.outcomeledger.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.Replies;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.ServiceConfig;

/** {@code GET /events/refused}: a platform that ignores replies can still learn what is wrong. */
@Path("/events/refused")
@Singleton
@RolesAllowed(Roles.EVENTS_WRITE)
@NotAudited("A platform reads what it posted itself")
@OwnPlatform
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class RefusedResource {

  /**
   * One page, newest first.
   *
   * @param complete that no page follows
   * @param next where the next page is, left out where none follows
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RefusedEvents")
  public record Page(
      List<Refused> refusals, boolean complete, @Schema(nullable = true) String next) {}

  /**
   * One refusal, or several with one reason that are not named one by one.
   *
   * @param at when it was refused; of several, the last
   * @param event pseudonym of the event, the same in every refusal of it; left out where its source
   *     or id was not legal, the whole body was refused, or this is several
   * @param type of the event, if there is such a type
   * @param count how many were refused
   * @param first when the first of several was refused; left out of one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RefusedEvent")
  public record Refused(
      @Schema(format = "date-time") String at,
      @Schema(nullable = true) UUID event,
      @Schema(nullable = true) String type,
      long count,
      @Schema(format = "date-time", nullable = true) String first,
      Problem problem) {}

  private final Refusals refusals;
  private final Pseudonyms pseudonyms;
  private final Caller caller;
  private final PlatformLimits limits;
  private final ZoneId zone;

  RefusedResource(
      Refusals refusals,
      Pseudonyms pseudonyms,
      Caller caller,
      PlatformLimits limits,
      ServiceConfig config) {
    this.limits = limits;
    this.refusals = refusals;
    this.pseudonyms = pseudonyms;
    this.caller = caller;
    this.zone = config.zone();
  }

  /** The caller's refusals of the last thirty days. */
  @GET
  @Operation(
      operationId = "getRefusedEvents",
      summary = "What was refused in the last 30 days, and why; newest first",
      description =
          "Summed up by hour and reason, in pages of 500: the latest 20 events of each have an entry of their own, the others one together, with their count. Nothing of what was posted is kept, so no detail either: to find one of the latest again, ask with its source and id. A pointer ends where a field is not one that the API knows. What another replica has refused is there within seconds.")
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "None that is older: a date in the platform's zone, or a time with its offset",
      schema = @Schema(type = SchemaType.STRING),
      example = "2026-03-02T09:30:00Z")
  @Parameter(
      name = "source",
      in = ParameterIn.QUERY,
      description = "With id: only this event",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "id",
      in = ParameterIn.QUERY,
      description = "With source: only this event",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "before",
      in = ParameterIn.QUERY,
      description = "Where a page begins: see next",
      schema = @Schema(type = SchemaType.STRING))
  @APIResponse(
      responseCode = "200",
      description = "A page of refusals; next leads to the following one until complete is true",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public Uni<Response> refused(@Context UriInfo uri) {
    String platform = caller.requirePlatform();
    RefusedQuestion asked =
        RefusedQuestion.of(
            uri.getQueryParameters(), zone, (source, id) -> pseudonyms.event(platform, source, id));
    return limits.reading(
        platform,
        () ->
            Reading.patiently(refusals.newestFirst(platform, asked))
                .map(found -> Replies.json(200, page(found, uri))));
  }

  private static Page page(List<KeptRefusal> found, UriInfo uri) {
    boolean complete = found.size() <= Refusals.PAGE;
    List<KeptRefusal> shown = complete ? found : found.subList(0, Refusals.PAGE);
    return new Page(
        shown.stream().map(RefusedResource::shown).toList(),
        complete,
        complete ? null : next(shown.getLast().mark(), uri));
  }

  private static Refused shown(KeptRefusal kept) {
    RefusalReason why = kept.reason();
    return new Refused(
        kept.mark().at().toInstant().toString(),
        kept.event(),
        why.type(),
        kept.count(),
        kept.count() == 1 ? null : kept.first().toString(),
        new Problem(why.problem(), why.title(), why.status(), null, why.pointer(), Map.of()));
  }

  private static String next(RefusalMark last, UriInfo uri) {
    var next = uri.getRequestUriBuilder().replaceQueryParam("before", last.toString()).build();
    return next.getRawPath() + "?" + next.getRawQuery();
  }
}
