package org.outcomeledger.ledger;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The topic that a ledger is relayed to, one partition per shard. */
final class EventTopic {

  private final String name;
  private final Map<String, Object> settings;

  EventTopic(String ledger, Map<String, Object> kafka) {
    this.name = nameFor(ledger);
    this.settings = ProducerSettings.of("relay-" + ledger, kafka);
  }

  static String nameFor(String ledger) {
    return ledger + "-events";
  }

  String name() {
    return name;
  }

  RelayProducer producer(int shards) {
    return new RelayProducer(topic(shards), settings);
  }

  /**
   * Creates the topic where it is missing, and that of the heads with it; fails if it has other
   * than {@code shards}.
   */
  void ensure(int shards) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(settings)) {
      topic(shards).ensure(admin);
      HeadsTopic.TOPIC.createIfMissing(admin);
    }
  }

  private KafkaTopic topic(int shards) {
    return KafkaTopic.personal(name, shards);
  }
}
