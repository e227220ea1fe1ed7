package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far one follower is with one shard.
 *
 * @param by {@code cube}: what queries see; {@code projector}: the read model
 * @param position of the last event applied; 0 before the first
 * @param head the ledger's own position, at most some seconds old, and at least what was applied
 *     since; null while the ledger has not been reached. Of a stopped shard as the ledger says it,
 *     which may have lost what was applied
 * @param eventsBehind null where the head is
 * @param millisecondsBehind for how long, at most, the first event that is missing has been in the
 *     ledger; 0 where none is. Null where the head is, or where nothing has been applied of a
 *     ledger that was ahead when it was first reached
 * @param stopped why this shard goes no further; null if it does. Known to the replica that follows
 *     it
 */
public record ShardFreshness(
    String by,
    String ledger,
    int shard,
    long position,
    @Schema(nullable = true) Long head,
    @Schema(nullable = true) Long eventsBehind,
    @Schema(nullable = true) Long millisecondsBehind,
    @Schema(nullable = true) String stopped) {

  static final Comparator<ShardFreshness> ORDER =
      Comparator.comparing(ShardFreshness::by)
          .thenComparing(ShardFreshness::ledger)
          .thenComparingInt(ShardFreshness::shard);

  /**
   * How far it is.
   *
   * @param missing for how long, at most, the ledger has had something behind what was applied, if
   *     that was seen
   */
  static ShardFreshness of(
      String by,
      ShardStatus shard,
      Optional<ShardHead> head,
      Optional<Duration> missing,
      Instant now) {
    Watermark applied = shard.watermark();
    long least = shard.stopped().isPresent() ? 0 : applied.position();
    Optional<Long> reached = head.map(known -> Math.max(least, known.position()));
    Optional<Long> behind = reached.map(position -> Math.max(0, position - applied.position()));
    return new ShardFreshness(
        by,
        applied.ledger().text(),
        applied.shard(),
        applied.position(),
        reached.orElse(null),
        behind.orElse(null),
        behind.flatMap(events -> age(events, missing, applied.recordedAt(), now)).orElse(null),
        shard.stopped().orElse(null));
  }

  /** What is missing was recorded after the last event applied. */
  private static Optional<Long> age(
      long eventsBehind, Optional<Duration> missing, Instant recordedAt, Instant now) {
    return eventsBehind == 0
        ? Optional.of(0L)
        : Stream.concat(
                missing.stream(),
                Stream.ofNullable(recordedAt).map(last -> Duration.between(last, now)))
            .map(age -> Math.max(0, age.toMillis()))
            .min(Comparator.naturalOrder());
  }
}
