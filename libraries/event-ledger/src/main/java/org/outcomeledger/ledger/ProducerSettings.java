package org.outcomeledger.ledger;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How topics are written to. Time limits may be set otherwise from outside; what order and
 * acknowledgement rest on may not.
 */
final class ProducerSettings {

  private ProducerSettings() {}

  /** Settings on top of where Kafka is and how one connects to it. */
  static Map<String, Object> of(String client, Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Nothing of a partition is under way behind a batch that may yet fail.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // With one request under way, requests are large ones.
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    // The relay itself gathers; a chunk that is given as a whole should leave as one.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, client);
    // A topic that was deleted or widened is noticed within seconds.
    settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }
}
