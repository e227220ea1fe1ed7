package org.outcomeledger.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.WholeNumber;

/** {@code GET /audit}: who did what, for whoever audits them. */
@Path("/audit")
@RolesAllowed(Roles.LEDGER_READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who read exact figures, replayed, or changed something")
public class AuditResource {

  private static final int PAGE = 1_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  /** What lies further away is not asked of PostgreSQL, which does not know all instants. */
  private static final Instant BEGINNING = Instant.EPOCH;

  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  /** A page of the trail, in the order in which it was committed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AuditTrail")
  public record Page(
      List<Recorded> entries,
      boolean complete,
      @Schema(nullable = true, description = "Where the next page is; left out where none follows")
          String next) {}

  /** What somebody did. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AuditEntry")
  public record Recorded(
      @Schema(description = "Place in the trail of this service") long number,
      @Schema(format = "date-time", description = "When the answer was ready") String at,
      @Schema(
              description =
                  "Id of the operation in this document; command or setting for what an operator did")
          String operation,
      @Schema(nullable = true, description = "Method and path template") String route,
      @Schema(description = "Subject or client of the token, or operator") String caller,
      @Schema(nullable = true, description = "The name that the token says beside the subject")
          String callerName,
      @Schema(nullable = true, description = "The role that allowed it") String role,
      @Schema(nullable = true, description = "Whose data alone the token shows") String platform,
      @Schema(description = "As they were asked; a value that no event has is (unknown value)")
          Map<String, List<String>> parameters,
      @Schema(nullable = true, description = "Status of the answer") Integer status,
      @Schema(
              nullable = true,
              description =
                  "Trace id of the request, or id of its span where the caller began the trace")
          String trace) {

    static Recorded of(NumberedEntry numbered) {
      AuditEntry entry = numbered.entry();
      return new Recorded(
          numbered.number(),
          entry.at().toString(),
          entry.operation(),
          entry.route(),
          entry.caller(),
          entry.callerName(),
          entry.role(),
          entry.platform(),
          entry.parameters(),
          entry.status(),
          entry.trace());
    }
  }

  private final AuditTable table;

  AuditResource(Pool pool) {
    this.table = new AuditTable(pool);
  }

  /** Entries in the order in which they were committed, a page at most. */
  @GET
  @NotAudited("It names callers, and no learner")
  @Operation(
      operationId = "getAuditTrail",
      summary = "Who read exact figures, replayed, erased or changed something",
      description =
          "In the order in which it was committed, a page of 1,000 at most; complete says that none follows, next where it is. A reader who goes on behind the last number misses nothing. Each service has its own trail.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the trail",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public Uni<Page> entries(
      @Parameter(
              description = "The last number that you have",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
          @QueryParam("after")
          @DefaultValue("0")
          String after,
      @Parameter(
              description = "None that is older, as 2026-11-30T09:00:00Z",
              schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @QueryParam("since")
          String since) {
    Instant oldest = since == null ? BEGINNING : instant(since);
    return table
        .page(WholeNumber.of("after", after, 0), oldest, PAGE + 1)
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .onFailure()
        .transform(why -> AuditTrail.unavailable())
        .map(found -> page(found, since));
  }

  private static Instant instant(String since) {
    try {
      Instant asked = Instant.parse(since);
      return asked.isBefore(BEGINNING) ? BEGINNING : asked.isAfter(END) ? END : asked;
    } catch (DateTimeException e) {
      throw Refusal.parameter("since must be a time in UTC, such as 2026-11-30T09:00:00Z.");
    }
  }

  private static Page page(List<NumberedEntry> found, String since) {
    boolean complete = found.size() <= PAGE;
    List<NumberedEntry> shown = complete ? found : found.subList(0, PAGE);
    return new Page(
        shown.stream().map(Recorded::of).toList(),
        complete,
        complete ? null : next(shown.getLast().number(), since));
  }

  private static String next(long after, String since) {
    return "/audit?after=" + after + (since == null ? "" : "&since=" + since);
  }
}
