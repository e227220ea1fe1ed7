package org.outcomeledger.ledger;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The erasures that the topic knows of: a database that was restored has forgotten the last. */
@Singleton
final class PublishedErasures {

  private final WholeTopic topic;
  private final ErasureMessages messages;

  PublishedErasures(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, ErasureMessages messages) {
    this.topic = new WholeTopic(kafka);
    this.messages = messages;
  }

  /**
   * What this ledger has told that it carried out, in the order in which it did; one that was
   * repeated after a restore is there again, perhaps with fewer entries. Blocks.
   *
   * @throws org.apache.kafka.common.KafkaException while Kafka does not answer
   */
  List<CarriedOutErasure> of(String ledger) {
    var all = new ArrayList<CarriedOutErasure>();
    topic.read(
        ErasureMessages.DONE.name(),
        sent ->
            messages
                .carriedOut(sent)
                .filter(done -> done.ledger().equals(ledger))
                .ifPresent(all::add));
    return all;
  }
}
