package org.outcomeledger.impact.follower;

import static java.util.function.Function.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.outcomeledger.impact.follower.FollowedShard.CatchingUp;
import org.outcomeledger.impact.follower.FollowedShard.Following;
import org.outcomeledger.impact.follower.FollowedShard.Rereading;
import org.outcomeledger.impact.follower.FollowedShard.Unknown;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/**
 * Reads from the sink how far it is, and decides for each shard whether it starts with replay or
 * with Kafka.
 */
final class ShardStarter {

  /** Further behind than this, replay is quicker than Kafka. */
  private static final long FAR_BEHIND = 10_000;

  private final Sink sink;
  private final LedgerHeads heads;
  private final BiPredicate<LedgerName, String> known;
  private final RetryBackoff sinkBackoff;
  private final RetryBackoff watermarksBackoff;
  private boolean begun;

  /**
   * A starter for one sink.
   *
   * @param known whether this code knows a ledger's events of a type
   * @param sinkBackoff while it waits after a failed write, watermarks are not read either
   */
  ShardStarter(
      Sink sink,
      LedgerHeads heads,
      BiPredicate<LedgerName, String> known,
      RetryBackoff sinkBackoff) {
    this.sink = sink;
    this.heads = heads;
    this.known = known;
    this.sinkBackoff = sinkBackoff;
    this.watermarksBackoff = new RetryBackoff("The " + sink.name() + " cannot read how far it is");
  }

  /**
   * Starts the shards of which it is not known how far the sink is. The sink is asked at least
   * once, also while no shard is known: figures of what it holds can be shown meanwhile.
   */
  void start(KafkaSource source) {
    List<FollowedShard> unknown =
        source.shards().stream().filter(shard -> shard.state() instanceof Unknown).toList();
    if ((begun && unknown.isEmpty()) || !watermarksBackoff.mayTry() || !sinkBackoff.mayTry()) {
      return;
    }
    try {
      begin(source, unknown, sink.watermarks());
      begun = true;
      watermarksBackoff.succeeded();
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      watermarksBackoff.failed(e);
    }
  }

  /**
   * Starts anew the shards of which a shared sink no longer has what it was given: somebody has
   * emptied tables, or put back an old copy of them.
   */
  void findLosses(KafkaSource source) {
    if (!sink.shared() || !watermarksBackoff.mayTry() || !sinkBackoff.mayTry()) {
      return;
    }
    try {
      Map<TopicPartition, Long> stored =
          sink.positions().stream()
              .collect(
                  Collectors.toMap(
                      it -> new TopicPartition(it.ledger().topic(), it.shard()),
                      Position::position));
      source.shards().stream()
          .filter(
              shard -> shard.state() instanceof Following || shard.state() instanceof CatchingUp)
          .filter(shard -> isBehind(stored.getOrDefault(shard.partition(), 0L), shard.watermark()))
          .forEach(shard -> shard.become(new Unknown()));
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      watermarksBackoff.failed(e);
    }
  }

  private static boolean isBehind(long stored, Watermark given) {
    return stored < given.position();
  }

  private static Map<TopicPartition, Watermark> byPartition(List<Watermark> watermarks) {
    return watermarks.stream()
        .collect(Collectors.toMap(mark -> FollowedShard.partition(mark), identity()));
  }

  /**
   * Kafka's ends are asked for before the heads: what is relayed after that comes from Kafka, and
   * everything before it is under the heads.
   */
  private void begin(KafkaSource source, List<FollowedShard> unknown, List<Watermark> reached) {
    Map<TopicPartition, Watermark> watermarks = byPartition(reached);
    Map<TopicPartition, Long> ends = unknown.isEmpty() ? Map.of() : source.ends(unknown);
    Map<LedgerName, Map<Integer, ShardHead>> now = new EnumMap<>(LedgerName.class);
    for (FollowedShard shard : unknown) {
      Watermark watermark =
          watermarks.getOrDefault(
              shard.partition(), Watermark.start(shard.ledger(), shard.shard()));
      if (sink.shared() && isBehind(watermark.position(), shard.watermark())) {
        shard.lost();
      }
      ShardHead head = now.computeIfAbsent(shard.ledger(), heads::now).get(shard.shard());
      begin(shard, watermark, Optional.ofNullable(head), ends.get(shard.partition()));
    }
  }

  private void begin(
      FollowedShard shard, Watermark watermark, Optional<ShardHead> head, Long kafkaEnd) {
    long missing = head.map(ShardHead::position).orElse(0L) - watermark.position();
    boolean fromNothing = head.isPresent() && watermark.position() == 0;
    boolean replayed = fromNothing || missing > FAR_BEHIND;
    shard.moveTo(replayed && kafkaEnd != null ? watermark.withKafkaOffset(kafkaEnd) : watermark);
    head.ifPresent(known -> shard.startAt(known.position()));
    if (head.isEmpty() && watermark.position() > 0) {
      shard.startAt(watermark.position());
    }
    OptionalLong readable = firstReadable(shard.ledger(), watermark.waiting());
    if (readable.isPresent()) {
      shard.become(new Rereading(readable.getAsLong()));
    } else {
      shard.become(
          replayed && missing > 0 ? new CatchingUp(head.get().position()) : new Following());
    }
  }

  /** The first of the entries that wait although this code knows their type. */
  private OptionalLong firstReadable(LedgerName ledger, WaitingEntries waiting) {
    return waiting.first(
        waiting.byType().keySet().stream().filter(type -> known.test(ledger, type)).toList());
  }
}
