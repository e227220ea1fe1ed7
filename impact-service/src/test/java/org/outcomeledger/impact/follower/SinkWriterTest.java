package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.indicators.LedgerName;

class SinkWriterTest {

  /** Whose database is away. */
  private static final class Away implements Sink {

    @Override
    public String name() {
      return "projector";
    }

    @Override
    public boolean shared() {
      return true;
    }

    @Override
    public List<Watermark> watermarks() {
      throw new IllegalStateException("the database is away");
    }

    @Override
    public void apply(List<Batch> batches) {
      throw new IllegalStateException("the database is away");
    }
  }

  private static FollowedShard shard(int shard) {
    return FollowedShard.of(new TopicPartition(LedgerName.OUTCOME.topic(), shard));
  }

  private static BatchBuilder batch(FollowedShard shard) {
    UUID incarnation = UUID.randomUUID();
    byte[] leaf = new byte[32];
    byte[] chain = Chain.next(incarnation, shard.shard(), 1, Chain.genesis(), leaf);
    var batch = new BatchBuilder(shard.watermark(), Optional.empty());
    batch.take(
        ParsedEntry.of(
            LedgerName.OUTCOME, new LedgerEntry(incarnation, shard.shard(), 1, leaf, chain, null)),
        1);
    return batch;
  }

  @Test
  @DisplayName("when the sink fails shards are taken up anew, but for those that have stopped")
  void sinkFails() {
    FollowedShard stopped = shard(1);
    stopped.stop("it does not hold");
    FollowedShard following = shard(2);
    following.become(new FollowedShard.Following());
    new SinkWriter(new Away(), new RetryBackoff("The projector cannot apply"), new FollowerTally())
        .write(Map.of(following, batch(following)), List.of(stopped, following));
    assertThat(following.state()).isEqualTo(new FollowedShard.Unknown());
    assertThat(stopped.state()).isEqualTo(new FollowedShard.Stopped("it does not hold"));
    assertThat(following.watermark().position()).isZero();
  }
}
