package org.outcomeledger.impact.follower;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings stretches to a sink and moves their shards on. Where the sink failed, all watermarks are
 * to be read again: it may have applied all and only the answer was lost, and one that keeps
 * everything in memory may have to begin anew.
 */
final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private final Sink sink;
  private final Outage outage;

  Delivery(Sink sink, Outage outage) {
    this.sink = sink;
    this.outage = outage;
  }

  /** Applies what the stretches have, one ledger after the other, for no two share a row. */
  void deliver(Map<FollowedShard, Stretch> stretches, Collection<FollowedShard> all) {
    stretches.entrySet().stream()
        .filter(entry -> !entry.getValue().advanced())
        .forEach(entry -> entry.getKey().moveTo(entry.getValue().to()));
    var byLedger =
        stretches.entrySet().stream()
            .filter(entry -> entry.getValue().advanced())
            .collect(Collectors.groupingBy(entry -> entry.getKey().ledger()));
    try {
      byLedger.values().forEach(this::apply);
    } catch (RuntimeException e) { // whatever it is: nothing is known of the sink now
      outage.failed(e);
      all.forEach(shard -> shard.become(new FollowedShard.Unknown()));
    }
  }

  private void apply(List<Map.Entry<FollowedShard, Stretch>> ofOneLedger) {
    try {
      sink.apply(ofOneLedger.stream().map(entry -> entry.getValue().advance()).toList());
      ofOneLedger.forEach(entry -> entry.getKey().moveTo(entry.getValue().to()));
      outage.over();
    } catch (WatermarkMoved e) {
      LOG.infof("%s: %s", sink.name(), e.getMessage());
      ofOneLedger.forEach(entry -> entry.getKey().become(new FollowedShard.Unknown()));
    } catch (RefusedFacts e) {
      refused(ofOneLedger, e);
    }
  }

  /** One of them cannot be taken, ever: each alone, so that only its own shard stops. */
  private void refused(List<Map.Entry<FollowedShard, Stretch>> stretches, RefusedFacts why) {
    if (stretches.size() > 1) {
      stretches.forEach(one -> apply(List.of(one)));
    } else {
      stretches.forEach(one -> one.getKey().stop(one.getValue().span() + ": " + why.getMessage()));
    }
  }
}
