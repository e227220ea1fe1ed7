package org.outcomeledger.impact.follower;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.outcomeledger.indicators.LedgerName;

/** One shard as one follower sees it. Only {@link #status} may be read by other threads. */
final class FollowedShard {

  /** What is being done about a shard. */
  sealed interface State {}

  /** Its watermark has to be read from the sink. */
  record Unknown() implements State {}

  /** Entries up to a position are fetched from the ledger itself. */
  record CatchingUp(long upTo) implements State {}

  /** Entries come from Kafka. */
  record Following() implements State {}

  /** Entries from a position on that waited for code that knows their type are fetched again. */
  record Rereading(long first) implements State {}

  /** It cannot be followed any further. */
  record Stopped(String reason) implements State {}

  private static final Logger LOG = Logger.getLogger(FollowedShard.class);

  private final LedgerName ledger;
  private final TopicPartition partition;
  private final HeadCheck headCheck = new HeadCheck();
  private final ErasureCheck erasureCheck = new ErasureCheck();
  private Watermark watermark;
  private State state = new Unknown();
  private Optional<CompletableFuture<List<ParsedEntry>>> nextPage = Optional.empty();
  private long movedAt;
  private long startingHead = Long.MAX_VALUE;

  /** Since when the ledger replays nothing after the watermark. */
  private OptionalLong nothingSince = OptionalLong.empty();

  private long lostUpTo;
  private volatile ShardStatus status;

  private FollowedShard(LedgerName ledger, int shard) {
    this.ledger = ledger;
    this.partition = new TopicPartition(ledger.topic(), shard);
    this.watermark = Watermark.start(ledger, shard);
    show();
  }

  /** The shard that a partition of a ledger's topic brings. */
  static FollowedShard of(TopicPartition partition) {
    return new FollowedShard(
        LedgerName.ofTopic(partition.topic()).orElseThrow(), partition.partition());
  }

  static TopicPartition partition(Watermark watermark) {
    return new TopicPartition(watermark.ledger().topic(), watermark.shard());
  }

  LedgerName ledger() {
    return ledger;
  }

  int shard() {
    return partition.partition();
  }

  TopicPartition partition() {
    return partition;
  }

  Watermark watermark() {
    return watermark;
  }

  State state() {
    return state;
  }

  ShardStatus status() {
    return status;
  }

  /** The sink is as far as this. */
  void moveTo(Watermark reached) {
    watermark = reached;
    nothingSince = OptionalLong.empty();
    arrived();
    show();
  }

  /** Kafka or the ledger brought something. */
  void arrived() {
    movedAt = System.nanoTime();
  }

  void become(State next) {
    state = next;
    nextPage = Optional.empty();
    nothingSince = OptionalLong.empty();
    headCheck.reset();
    arrived();
    show();
  }

  /** Goes no further, and says why, once. */
  void stop(String reason) {
    LOG.errorf("A shard has stopped; the others continue. %s", reason);
    become(new Stopped(reason));
  }

  Optional<CompletableFuture<List<ParsedEntry>>> nextPage() {
    return nextPage;
  }

  void expect(Optional<CompletableFuture<List<ParsedEntry>>> page) {
    nextPage = page;
  }

  /** The head that the ledger had when this shard was taken up: caught up once it is reached. */
  void startAt(long head) {
    startingHead = Math.min(startingHead, head);
    show();
  }

  private void show() {
    Optional<String> stopped =
        state instanceof Stopped(String reason) ? Optional.of(reason) : Optional.empty();
    status =
        new ShardStatus(
            watermark,
            watermark.position() >= startingHead || stopped.isPresent(),
            stopped,
            rebuilding(),
            state instanceof CatchingUp || state instanceof Rereading);
  }

  private Optional<String> rebuilding() {
    return watermark.position() >= lostUpTo
        ? Optional.empty()
        : Optional.of(
            "%s ledger, shard %d: what had been applied up to position %d is gone from the read model; it is filled again from the ledger"
                .formatted(ledger.text(), shard(), lostUpTo));
  }

  /** The sink no longer has what this follower gave it. */
  void lost() {
    lostUpTo = Math.max(lostUpTo, watermark.position());
    LOG.errorf(
        "%s ledger, shard %d: what had been applied up to position %d is gone from the read model. It is filled again from the ledger.",
        ledger.text(), shard(), lostUpTo);
  }

  /** Why the shard cannot be trusted so far although its chain holds; empty if it can. */
  Optional<String> unlisted(Watermark reached, Optional<ShardHead> head) {
    return erasureCheck.unlisted(reached, head);
  }

  /** The ledger replayed nothing after the watermark. */
  void broughtNothing() {
    if (nothingSince.isEmpty()) {
      nothingSince = OptionalLong.of(System.nanoTime());
    }
  }

  /** Why a shard that catches up never will, by a head asked for later; empty while it may. */
  Optional<BatchEnd> unreachable(ShardHead head) {
    return state instanceof CatchingUp(long upTo)
            && nothingSince.isPresent()
            && head.askedAt() - nothingSince.getAsLong() > 0
            && head.position() <= watermark.position()
        ? Optional.of(BatchEnd.unreachable(watermark, upTo, head))
        : Optional.empty();
  }

  /** What a head of the ledger means for a shard that follows Kafka, or catches up. */
  Optional<BatchEnd> judge(ShardHead head) {
    if (startingHead == Long.MAX_VALUE) {
      startAt(head.position());
    }
    return headCheck.compare(head, watermark, movedAt);
  }
}
