package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ErasureMessagesTest {

  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.000006Z");
  private static final ErasureRequest REQUEST =
      new ErasureRequest(UUID.randomUUID(), "platform-a", UUID.randomUUID(), THEN);
  private static final CarriedOutErasure DONE =
      new CarriedOutErasure(
          REQUEST.id(),
          "platform-a",
          "outcome",
          THEN,
          THEN,
          Optional.of(new Erasure.Marker(3, 77)),
          List.of(5L, 9L),
          List.of("0a", "0b"));

  private final ErasureMessages messages = sealedWith("a secret of both services");

  @Test
  void whatOneLedgerWritesTheOtherReads() {
    assertThat(messages.request(received(messages.of(REQUEST)))).contains(REQUEST);
    assertThat(messages.carriedOut(received(messages.of(DONE)))).contains(DONE);
  }

  @Test
  void whereNothingWasHeldThereIsNoMarker() {
    var nothing =
        new CarriedOutErasure(
            DONE.id(), "platform-a", "outcome", THEN, THEN, Optional.empty(), List.of(), List.of());
    assertThat(messages.carriedOut(received(messages.of(nothing)))).contains(nothing);
  }

  @Test
  void whatIsDoneNamesNoLearner() {
    assertThat(new String(messages.of(DONE).value(), UTF_8))
        .doesNotContain(REQUEST.learnerId().toString(), "learner");
  }

  @Test
  void whoHasNotTheSecretHasNobodyErased() {
    ProducerRecord<byte[], byte[]> forged = sealedWith("another secret").of(REQUEST);
    assertThat(messages.request(received(forged))).isEmpty();
    assertThat(messages.carriedOut(received(sealedWith("another secret").of(DONE)))).isEmpty();
  }

  @Test
  void aRecordThatWasChangedOrHasNoSealIsPassedOver() {
    ProducerRecord<byte[], byte[]> changed = messages.of(REQUEST);
    changed.value()[changed.value().length - 3] ^= 1;
    assertThat(messages.request(received(changed))).isEmpty();

    ProducerRecord<byte[], byte[]> bare = messages.of(REQUEST);
    bare.headers().remove("seal");
    assertThat(messages.request(received(bare))).isEmpty();
    assertThat(
            messages.request(new ConsumerRecord<>("learner-erasures", 0, 0, null, (byte[]) null)))
        .isEmpty();
  }

  private static ErasureMessages sealedWith(String secret) {
    return new ErasureMessages(new ErasureSeal(secret.getBytes(UTF_8)));
  }

  private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
    var received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach(received.headers()::add);
    return received;
  }
}
