package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * What the ledgers tell each other about erasures, as records of two topics: {@code
 * learner-erasures} asks, and names the learner's pseudonym, so its records are deleted as those of
 * events are; {@code learner-erasures-done} answers, names nobody, and is kept for ever, for a
 * ledger that is restored from an older copy has to know it.
 */
@Singleton
final class ErasureMessages {

  static final KafkaTopic ASKED = KafkaTopic.personal("learner-erasures", 1);
  static final KafkaTopic DONE = new KafkaTopic("learner-erasures-done", 1, -1);

  private static final Logger LOG = Logger.getLogger(ErasureMessages.class);
  private static final String SEAL = "seal";

  private final ErasureSeal seal;

  ErasureMessages(ErasureSeal seal) {
    this.seal = seal;
  }

  static void ensureTopics(Admin admin) throws ExecutionException, InterruptedException {
    ASKED.ensure(admin);
    DONE.ensure(admin);
  }

  ProducerRecord<byte[], byte[]> of(ErasureRequest request) {
    return record(ASKED, request.id(), request.json());
  }

  ProducerRecord<byte[], byte[]> of(CarriedOutErasure done) {
    return record(DONE, done.id(), done.json());
  }

  private ProducerRecord<byte[], byte[]> record(KafkaTopic topic, UUID id, JsonObject json) {
    byte[] value = json.encode().getBytes(UTF_8);
    var sealed = new ProducerRecord<>(topic.name(), id.toString().getBytes(UTF_8), value);
    sealed.headers().add(SEAL, seal.of(value));
    return sealed;
  }

  Optional<ErasureRequest> request(ConsumerRecord<byte[], byte[]> sent) {
    return read(sent, ErasureRequest::of);
  }

  Optional<CarriedOutErasure> carriedOut(ConsumerRecord<byte[], byte[]> sent) {
    return read(sent, CarriedOutErasure::of);
  }

  /** Nothing where a ledger did not write it: whoever else did has nobody erased. */
  private <T> Optional<T> read(
      ConsumerRecord<byte[], byte[]> sent, Function<JsonObject, T> reader) {
    Header its = sent.headers().lastHeader(SEAL);
    if (sent.value() == null || its == null || !seal.fits(sent.value(), its.value())) {
      LOG.errorf(
          "The record at offset %d of %s is passed over, for its seal is not that of this"
              + " installation: somebody else wrote it, or the pseudonym secret is another",
          sent.offset(), sent.topic());
      return Optional.empty();
    }
    return Optional.of(reader.apply(new JsonObject(new String(sent.value(), UTF_8))));
  }
}
