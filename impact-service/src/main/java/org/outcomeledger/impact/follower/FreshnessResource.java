package org.outcomeledger.impact.follower;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.outcomeledger.http.Roles;

/** How fresh the figures and the read model are. */
@Path("/metrics/v1/freshness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
public class FreshnessResource {

  private static final Logger LOG = Logger.getLogger(FreshnessResource.class);

  private final Followers followers;

  FreshnessResource(Followers followers) {
    this.followers = followers;
  }

  /**
   * For every shard of every ledger, how far this replica's figures ({@code cube}) and the read
   * model ({@code projector}) are.
   */
  @GET
  @RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
  @Operation(
      operationId = "getFreshness",
      summary = "How far the figures and the read model are behind the ledgers")
  @APIResponse(
      responseCode = "200",
      description =
          "Each shard of each ledger, as this replica's figures and the read model have it",
      content = @Content(schema = @Schema(implementation = Freshness.class)))
  public Freshness freshness() {
    Clock clock = Clock.systemUTC();
    return new Freshness(
        followers.all().stream()
            .flatMap(
                follower ->
                    shards(follower)
                        .map(
                            shard ->
                                ShardFreshness.of(
                                    follower.sink().name(),
                                    shard,
                                    head(shard.watermark()),
                                    clock.instant())))
            .sorted(ShardFreshness.ORDER)
            .toList());
  }

  private Optional<ShardHead> head(Watermark watermark) {
    return followers.heads().latest(watermark.ledger(), watermark.shard());
  }

  /** Shards of a shared sink that another replica follows stand as they were last written. */
  private static Stream<ShardStatus> shards(Follower follower) {
    Map<TopicPartition, ShardStatus> own =
        follower.status().stream()
            .collect(
                Collectors.toMap(
                    shard -> FollowedShard.partition(shard.watermark()), Function.identity()));
    Stream<ShardStatus> others =
        written(follower.sink()).stream()
            .filter(mark -> !own.containsKey(FollowedShard.partition(mark)))
            .map(mark -> new ShardStatus(mark, true, Optional.empty()));
    return Stream.concat(own.values().stream(), others);
  }

  private static List<Watermark> written(Sink sink) {
    try {
      return sink.shared() ? sink.watermarks() : List.of();
    } catch (RuntimeException e) {
      LOG.warnf("Freshness is answered without what other replicas follow: %s", e.getMessage());
      return List.of();
    }
  }

  /** What is asked for. */
  public record Freshness(List<ShardFreshness> shards) {}
}
