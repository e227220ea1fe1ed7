package org.outcomeledger.impact.mission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.impact.entry.Kept;
import org.outcomeledger.impact.mission.Missions.AimedAt;
import org.outcomeledger.indicators.indicator.Pillar;

/** Objectives of the missions and their targets: set by few, read by everybody with a token. */
@Path("/missions/v1/objectives")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Missions", description = "What the company aims at")
public class MissionsResource {

  /**
   * What reading answers.
   *
   * @param missions all of them, those without an objective too
   */
  public record MissionsAnswer(List<Mission> missions) {}

  /** A mission of the company's statutes, with what it aims at. */
  public record Mission(Pillar mission, String name, List<AimedAt> objectives) {}

  private final Missions missions;
  private final Caller caller;
  private final BodyLimit bodyLimit;

  MissionsResource(Missions missions, Caller caller, BodyLimit bodyLimit) {
    this.missions = missions;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
  }

  /** Everything that was ever set. */
  @GET
  @RolesAllowed({
    Roles.EVENTS_WRITE,
    Roles.LEARNERS_ERASE,
    Roles.LEDGER_READ,
    Roles.METRICS_READ,
    Roles.METRICS_READ_EXACT,
    Roles.REPORTS_WRITE
  })
  @OwnPlatform
  @NotAudited("About the company, and no learner")
  @Operation(
      operationId = "getObjectives",
      summary = "The objectives of all missions, with their targets in every version",
      description =
          "Of a figure and period the target of the highest version counts; the others stay. late"
              + " says that a version was set after the first day of its period. Who set it is"
              + " shown to those who may set one, and to nobody else.")
  @APIResponse(
      responseCode = "200",
      description = "All missions, by number",
      content = @Content(schema = @Schema(implementation = MissionsAnswer.class)))
  public Uni<MissionsAnswer> all() {
    boolean setsThem = caller.hasRole(Roles.REPORTS_WRITE) && caller.platform().isEmpty();
    return missions
        .all()
        .map(all -> setsThem ? all : all.stream().map(AimedAt::withoutNames).toList())
        .map(
            all ->
                new MissionsAnswer(
                    Arrays.stream(Pillar.values()).map(it -> mission(it, all)).toList()));
  }

  private static Mission mission(Pillar mission, List<AimedAt> all) {
    return new Mission(
        mission, mission.text(), all.stream().filter(it -> it.objective().isOf(mission)).toList());
  }

  /** The next of its mission, unless it is there already. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.REPORTS_WRITE)
  @Audited(Roles.REPORTS_WRITE)
  @Operation(
      operationId = "setObjective",
      summary = "Sets an objective of a mission",
      description =
          "It stays as it is: what is said in other words is another objective. Exactly the same is"
              + " not kept twice.")
  @RequestBody(
      required = true,
      description = "What the mission aims at, and by which indicators that is followed",
      content =
          @Content(
              schema = @Schema(implementation = ObjectiveEntry.class),
              examples =
                  @ExampleObject(
                      name = "jobs",
                      value =
                          """
                          {"mission": "P2", "statement": "Whoever wants a job in the field finds one",
                           "indicators": ["EMP1", "EMP3"]}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "The objective is kept",
      content = @Content(schema = @Schema(implementation = Objective.class)))
  @APIResponse(
      responseCode = "200",
      description = "It is there already, and answered",
      content = @Content(schema = @Schema(implementation = Objective.class)))
  public Uni<Response> set(InputStream body) {
    ObjectiveEntry entry = ObjectiveEntry.read(StrictJson.exact(bodyLimit.read(body)));
    return missions.set(entry, caller.subject()).map(Kept::answer);
  }

  /** The next version of its figure and period, unless the latest says the same already. */
  @POST
  @Path("/{id}/targets")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.REPORTS_WRITE)
  @Audited(
      value = Roles.REPORTS_WRITE,
      parameters = {"id"})
  @Operation(
      operationId = "setTarget",
      summary = "Sets a target of an objective, as the next version of its figure and period",
      description = "Nothing is overwritten: what was set before stays, with its reason.")
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      description = "The objective's, as it was answered",
      example = "p2-1")
  @RequestBody(
      required = true,
      description = "What a figure is to be in a period, and why",
      content =
          @Content(
              schema = @Schema(implementation = TargetEntry.class),
              examples =
                  @ExampleObject(
                      name = "seven of ten",
                      value =
                          """
                          {"indicator": "EMP1", "from": "2027-01-01", "to": "2027-12-31",
                           "value": 0.7, "direction": "at-least",
                           "reason": "Two points above the year before"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "The target is kept",
      content = @Content(schema = @Schema(implementation = Target.class)))
  @APIResponse(
      responseCode = "200",
      description = "The latest version says exactly the same already: it is answered",
      content = @Content(schema = @Schema(implementation = Target.class)))
  public Uni<Response> setTarget(String id, InputStream body) {
    var json = StrictJson.exact(bodyLimit.read(body));
    return missions.set(id, json, caller.subject()).map(Kept::answer);
  }
}
