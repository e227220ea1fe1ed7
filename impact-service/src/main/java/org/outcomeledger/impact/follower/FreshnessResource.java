package org.outcomeledger.impact.follower;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.Roles;
import org.outcomeledger.impact.follower.LastSignedHeads.LastSignedHead;
import org.outcomeledger.indicators.LedgerName;

/** How fresh the figures and the read model are. */
@Path("/metrics/v1/freshness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
public class FreshnessResource {

  private static final Logger LOG = Logger.getLogger(FreshnessResource.class);

  private final Followers followers;
  private final LastSignedHeads signedHeads;

  FreshnessResource(Followers followers, LastSignedHeads signedHeads) {
    this.followers = followers;
    this.signedHeads = signedHeads;
  }

  /**
   * For every shard of every ledger, how far this replica's figures ({@code cube}) and the read
   * model ({@code projector}) are.
   */
  @GET
  @RolesAllowed({Roles.METRICS_READ, Roles.METRICS_READ_EXACT})
  @NotAudited("Positions, and no figure")
  @Operation(
      operationId = "getFreshness",
      summary =
          "How far the figures and the read model are behind the ledgers, and the last signed"
              + " heads")
  @APIResponse(
      responseCode = "200",
      description =
          "Each shard of each ledger, as this replica's figures and the read model have it",
      content = @Content(schema = @Schema(implementation = Freshness.class)))
  public Freshness freshness() {
    Map<String, List<ShardStatus>> shards =
        followers.all().stream().collect(Collectors.toMap(it -> it.sink().name(), this::shards));
    return new Freshness(
        shards.entrySet().stream()
            .flatMap(
                by -> by.getValue().stream().map(shard -> followers.freshness(by.getKey(), shard)))
            .sorted(ShardFreshness.ORDER)
            .toList(),
        followers.neverReached().stream().map(LedgerName::text).toList(),
        shards.entrySet().stream().flatMap(by -> waiting(by.getKey(), by.getValue())).toList(),
        signedHeads.all());
  }

  /**
   * Shards of a shared sink that another replica follows stand as they were last written; those
   * that nobody has written, at the beginning.
   */
  private List<ShardStatus> shards(Follower follower) {
    Map<TopicPartition, ShardStatus> all =
        Arrays.stream(LedgerName.values())
            .flatMap(this::beginnings)
            .collect(Collectors.toMap(FreshnessResource::partition, Function.identity()));
    written(follower.sink()).stream()
        .map(mark -> ShardStatus.at(mark, true))
        .forEach(shard -> all.put(partition(shard), shard));
    follower.status().forEach(shard -> all.put(partition(shard), shard));
    return List.copyOf(all.values());
  }

  private Stream<ShardStatus> beginnings(LedgerName ledger) {
    return IntStream.range(0, followers.shards().of(ledger).orElse(0))
        .mapToObj(shard -> Watermark.start(ledger, shard))
        .map(mark -> ShardStatus.at(mark, false));
  }

  private static TopicPartition partition(ShardStatus shard) {
    return FollowedShard.partition(shard.watermark());
  }

  private static List<Watermark> written(Sink sink) {
    try {
      return sink.shared() ? sink.watermarks() : List.of();
    } catch (RuntimeException e) {
      LOG.warnf("Freshness is answered without what other replicas follow: %s", e.getMessage());
      return List.of();
    }
  }

  private static Stream<WaitingEvents> waiting(String by, List<ShardStatus> shards) {
    return shards.stream()
        .map(ShardStatus::watermark)
        .flatMap(
            mark ->
                mark.waiting().byType().entrySet().stream()
                    .map(
                        it ->
                            new WaitingEvents(
                                by,
                                mark.ledger().text(),
                                mark.shard(),
                                it.getKey(),
                                it.getValue())));
  }

  /**
   * What is asked for.
   *
   * @param neverReached ledgers that have not said yet how many shards they have: nothing is
   *     followed of them, and this replica is not ready
   * @param waiting events that were passed because this version does not know their type
   * @param signedHeads the last signed head of each ledger that this replica has verified; of a
   *     ledger that is not named, none
   */
  public record Freshness(
      List<ShardFreshness> shards,
      List<String> neverReached,
      List<WaitingEvents> waiting,
      List<LastSignedHead> signedHeads) {}

  /**
   * Events of one type in one shard that wait for a version that knows it.
   *
   * @param by whose: the figures' ({@code cube}) or the read model's ({@code projector})
   */
  public record WaitingEvents(String by, String ledger, int shard, String type, long count) {}
}
