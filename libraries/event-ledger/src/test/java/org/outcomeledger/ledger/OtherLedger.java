package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** The other service's part in erasures, as far as it can be seen in Kafka. */
public final class OtherLedger {

  private final Map<String, Object> kafka;
  private final String name;
  private final ErasureMessages messages;

  /**
   * The ledger of this name.
   *
   * @param secret of the pseudonyms, that the two services share
   */
  public OtherLedger(String name, String bootstrapServers, String secret) {
    this.name = name;
    this.kafka = Map.of("bootstrap.servers", bootstrapServers);
    this.messages = new ErasureMessages(new ErasureSeal(secret.getBytes(UTF_8)));
  }

  /** Asks for a learner's erasure, under this number. */
  public void asks(UUID erasure, String platform, UUID learner) {
    send(messages.of(new ErasureRequest(erasure, platform, learner, Instant.EPOCH)));
  }

  /** Says that it has done its part, and emptied so many entries. */
  public void hasCarriedOut(UUID erasure, String platform, List<Long> redacted) {
    send(
        messages.of(
            new CarriedOutErasure(
                erasure,
                platform,
                name,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(new Erasure.Marker(3, 77)),
                redacted,
                redacted.stream().map(position -> "00").toList())));
  }

  /** Whom it was asked to erase under this number, each time that it was. */
  public List<UUID> wasAsked(UUID erasure) {
    var learners = new ArrayList<UUID>();
    new WholeTopic(kafka)
        .read(
            ErasureMessages.ASKED.name(),
            sent ->
                messages
                    .request(sent)
                    .filter(request -> request.id().equals(erasure))
                    .ifPresent(request -> learners.add(request.learnerId())));
    return learners;
  }

  /** Which positions the one that it asked has emptied, each time that it said so. */
  public List<List<Long>> wasTold(UUID erasure) {
    var redacted = new ArrayList<List<Long>>();
    new WholeTopic(kafka)
        .read(
            ErasureMessages.DONE.name(),
            sent ->
                messages
                    .carriedOut(sent)
                    .filter(done -> done.id().equals(erasure))
                    .ifPresent(done -> redacted.add(done.redacted())));
    return redacted;
  }

  /**
   * Those for whom Kafka would keep what the other ledger is to read, once they are dead; after
   * that ledger has read something.
   */
  public Collection<MemberDescription> keptFor(String reader) {
    String group = reader + "-erasures";
    try (var admin = Admin.create(kafka)) {
      Awaitility.await("the place up to which " + reader + " has read")
          .atMost(Duration.ofSeconds(30))
          .until(() -> !hasRead(admin, group).isEmpty());
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> hasRead(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    try (var admin = Admin.create(kafka);
        var producer =
            new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      ErasureMessages.ensureTopics(admin);
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
