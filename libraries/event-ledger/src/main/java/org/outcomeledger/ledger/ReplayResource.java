package org.outcomeledger.ledger;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.http.EndedExchange;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.WholeNumber;

/**
 * The ledger, for whoever may read it: new followers, those who missed something, auditors.
 *
 * <p>Kafka distributes; this is the truth.
 */
@Path("/ledger")
@RolesAllowed(Roles.LEDGER_READ)
@Tag(name = "Ledger", description = "Replay, for followers and auditors")
public class ReplayResource {

  private static final int PAGE = 1_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ReplayStore store;
  private final LedgerConfig config;
  private final Semaphore places;

  ReplayResource(ReplayStore store, LedgerConfig config) {
    this.store = store;
    this.config = config;
    this.places = new Semaphore(config.mostReplays());
  }

  /** How far every shard has come, and the chain value there. */
  @GET
  @Path("heads")
  @Produces(MediaType.APPLICATION_JSON)
  @NotAudited("Positions and hashes, and no event")
  @Operation(
      operationId = "getHeads",
      summary = "How far every shard has come, and the chain value there",
      description =
          "Keep these elsewhere: only a head that was kept shows that a tail was rewritten.")
  @APIResponse(
      responseCode = "200",
      description = "The last position of every shard, 0 before the first event",
      content =
          @Content(
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      properties = {
                        @SchemaProperty(name = "ledger", type = SchemaType.STRING),
                        @SchemaProperty(
                            name = "incarnation",
                            type = SchemaType.STRING,
                            format = "uuid",
                            description = "Another one after a restore: other events"),
                        @SchemaProperty(
                            name = "shards",
                            type = SchemaType.ARRAY,
                            implementation = Object.class,
                            description = "shard, position, chain (32 bytes, hexadecimal)")
                      })))
  public Uni<String> heads() {
    return store.heads().map(heads -> heads.json(config.ledger()).encode());
  }

  /**
   * The entries of a shard behind a position, one a line, in the form of {@link EntryLine}; up to
   * the shard's head at the time when the last page was read.
   *
   * @param limit how many at most; all where absent
   */
  @GET
  @Path("{shard}/events")
  @Produces("application/x-ndjson")
  @Blocking
  @Audited(
      value = Roles.LEDGER_READ,
      parameters = {"shard", "after"},
      from = "after")
  @Operation(
      operationId = "getShard",
      summary = "The entries of a shard behind a position",
      description =
          "Streamed, in the order of their positions, which are dense, up to the shard's head. An erased event is a bare position with its hashes.")
  @APIResponse(
      responseCode = "200",
      description =
          "One CloudEvent a line, with incarnation, shard, position, salt, leaf and chain",
      content = @Content(schema = @Schema(type = SchemaType.STRING)))
  public StreamingOutput events(
      @Parameter(description = "From 0; /ledger/heads lists them") @PathParam("shard") int shard,
      @Parameter(
              description = "The last position that you have",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
          @QueryParam("after")
          @DefaultValue("0")
          String after,
      @Parameter(
              description = "How many at most; all where absent",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
          @QueryParam("limit")
          @DefaultValue("" + Long.MAX_VALUE)
          String limit,
      @Context RoutingContext request) {
    if (!places.tryAcquire()) {
      throw LedgerBusy.replaying();
    }
    EndedExchange.then(request, places::release);
    return entries(shard, WholeNumber.of("after", after, 0), WholeNumber.of("limit", limit, 1));
  }

  private StreamingOutput entries(int shard, long after, long limit) {
    if (shard < 0 || shard >= store.heads().await().atMost(TIMEOUT).shards()) {
      throw new NotFoundException("There is no such shard: GET /ledger/heads lists all");
    }
    // Before the reply begins: a problem can still be told.
    List<LedgerEntry> first = page(shard, after, limit);
    return out -> stream(shard, first, limit, out);
  }

  private List<LedgerEntry> page(int shard, long after, long limit) {
    return store.page(shard, after, (int) Math.min(PAGE, limit)).await().atMost(TIMEOUT);
  }

  private void stream(int shard, List<LedgerEntry> first, long limit, OutputStream out)
      throws IOException {
    List<LedgerEntry> page = first;
    long left = limit;
    while (!page.isEmpty()) {
      for (LedgerEntry entry : page) {
        out.write(EntryLine.write(entry));
      }
      left -= page.size();
      boolean last = left == 0 || !ReplayStore.isFull(page, PAGE);
      page = last ? List.of() : page(shard, page.getLast().position(), left);
    }
  }
}
