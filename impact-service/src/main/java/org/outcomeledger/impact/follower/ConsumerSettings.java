package org.outcomeledger.impact.follower;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** How the followers read Kafka, each departure from the client's own settings with its reason. */
final class ConsumerSettings {

  private ConsumerSettings() {}

  /**
   * Settings for one sink, on top of where Kafka is and how one connects to it.
   *
   * @param readModel whose replicas share a sink's work: those of another database do their own
   */
  static Map<String, Object> of(Sink sink, String readModel, Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    // A shard's position is stored with what was written, and nowhere else.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // A place that Kafka has dropped: what it still has shows the hole, and the ledger fills it.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // One poll is one transaction: a backlog is written in large ones.
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    // A shard that is taken up again waits for the fetch under way: this is what it adds to an
    // answer's age.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    // The ledger makes its topic, with as many partitions as it has shards; one that does not exist
    // yet is looked for.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    if (sink.shared()) {
      settings.put(ConsumerConfig.GROUP_ID_CONFIG, readModel + "-" + sink.name());
      // Replicas that come and go leave the shards of the others alone; a dead one's are taken over
      // within seconds.
      settings.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          CooperativeStickyAssignor.class.getName());
      settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
      // Nobody waits for rows within milliseconds, and a transaction costs as much for one as for
      // hundreds: the broker gathers for as long as a fetch may take.
      settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
    }
    return settings;
  }
}
