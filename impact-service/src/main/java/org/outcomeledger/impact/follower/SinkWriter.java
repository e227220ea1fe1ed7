package org.outcomeledger.impact.follower;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Applies batches to a sink and moves their shards on. Where the sink failed, all watermarks are to
 * be read again: it may have applied all and only the answer was lost, and one that keeps
 * everything in memory may have to begin anew. A shard that has stopped stays so.
 */
final class SinkWriter {

  private static final Logger LOG = Logger.getLogger(SinkWriter.class);

  private final Sink sink;
  private final RetryBackoff backoff;
  private final FollowerTally tally;

  SinkWriter(Sink sink, RetryBackoff backoff, FollowerTally tally) {
    this.sink = sink;
    this.backoff = backoff;
    this.tally = tally;
  }

  /** Applies what the batches have, one ledger after the other, for no two share a row. */
  void write(Map<FollowedShard, BatchBuilder> batches, Collection<FollowedShard> all) {
    batches.entrySet().stream()
        .filter(entry -> !entry.getValue().advanced())
        .forEach(entry -> entry.getKey().moveTo(entry.getValue().to()));
    var byLedger =
        batches.entrySet().stream()
            .filter(entry -> entry.getValue().advanced())
            .collect(Collectors.groupingBy(entry -> entry.getKey().ledger()));
    try {
      byLedger.values().forEach(this::apply);
    } catch (RuntimeException e) { // whatever it is: nothing is known of the sink now
      backoff.failed(e);
      all.stream()
          .filter(shard -> !(shard.state() instanceof FollowedShard.Stopped))
          .forEach(shard -> shard.become(new FollowedShard.Unknown()));
    }
  }

  private void apply(List<Map.Entry<FollowedShard, BatchBuilder>> ofOneLedger) {
    try {
      List<Batch> built = ofOneLedger.stream().map(entry -> entry.getValue().build()).toList();
      sink.apply(built);
      built.forEach(tally::applied);
      ofOneLedger.forEach(entry -> entry.getKey().moveTo(entry.getValue().to()));
      backoff.succeeded();
    } catch (WatermarkMoved e) {
      LOG.infof("%s: %s", sink.name(), e.getMessage());
      ofOneLedger.forEach(entry -> entry.getKey().become(new FollowedShard.Unknown()));
    } catch (RefusedFacts e) {
      refused(ofOneLedger, e);
    }
  }

  /** One of them cannot be taken, ever: each alone, so that only its own shard stops. */
  private void refused(List<Map.Entry<FollowedShard, BatchBuilder>> batches, RefusedFacts why) {
    if (batches.size() > 1) {
      batches.forEach(one -> apply(List.of(one)));
    } else {
      batches.forEach(one -> one.getKey().stop(one.getValue().span() + ": " + why.getMessage()));
    }
  }
}
