package org.outcomeledger.story;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a user tries at Kafka: each answers with the name of the exception, or {@code done}.
 *
 * @param connection how Kafka is reached as that user
 */
record KafkaAttempts(Map<String, Object> connection) {

  private interface Attempt {
    void make() throws ExecutionException, InterruptedException;
  }

  KafkaAttempts {
    var patient = new HashMap<>(connection);
    patient.putAll(
        Map.of(
            "max.block.ms",
            10_000,
            "request.timeout.ms",
            10_000,
            "default.api.timeout.ms",
            10_000));
    connection = Map.copyOf(patient);
  }

  String write(String topic) {
    try (var producer =
        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      return answer(() -> producer.send(new ProducerRecord<>(topic, new byte[0])).get());
    }
  }

  String read(String topic) {
    try (var consumer = consumer(Map.of())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      return answer(
          () -> {
            consumer.seekToBeginning(consumer.assignment());
            consumer.poll(Duration.ofSeconds(5));
          });
    }
  }

  /** Takes part in what another service's replicas share among them. */
  String join(String group, String topic) {
    try (var consumer = consumer(Map.of("group.id", group))) {
      consumer.subscribe(List.of(topic));
      return answer(() -> consumer.poll(Duration.ofSeconds(5)));
    }
  }

  String delete(String topic) {
    return administer(admin -> admin.deleteTopics(List.of(topic)).all().get());
  }

  String create(String topic) {
    return administer(
        admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get());
  }

  private interface Administration {
    void by(Admin admin) throws ExecutionException, InterruptedException;
  }

  private String administer(Administration administration) {
    try (Admin admin = Admin.create(connection)) {
      return answer(() -> administration.by(admin));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    var settings = new HashMap<>(connection);
    settings.putAll(more);
    settings.put("allow.auto.create.topics", false);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String answer(Attempt attempt) {
    try {
      attempt.make();
      return "done";
    } catch (ExecutionException e) {
      return e.getCause().getClass().getSimpleName();
    } catch (KafkaException e) {
      return e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
