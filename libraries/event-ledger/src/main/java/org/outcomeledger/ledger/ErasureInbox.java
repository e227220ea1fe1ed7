package org.outcomeledger.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads what the other ledger says about erasures: that this one is to do its part, or that it has
 * done its own. An offset is committed once what it stands for is in this ledger's database, where
 * it is carried out from; until then a record comes again, and nothing is done twice.
 *
 * <p>Every replica reads everything, and none is a member of a group: Kafka gives what a member
 * read to nobody until it is sure that the member is dead, and erasures would wait for that long.
 *
 * <p>The plain client rather than a messaging channel: a channel that fails stops, or passes the
 * record over; this one waits for the database and begins again where it was.
 */
@Singleton
class ErasureInbox {

  private static final Logger LOG = Logger.getLogger(ErasureInbox.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final ErasureTable table;
  private final ErasureMessages messages;
  private final ErasureWorker worker;
  private final Optional<String> asks;
  private final Map<String, Object> settings;
  private final RestartedThread thread =
      new RestartedThread("ledger-erasures", this::readUntilItFails);
  private volatile Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();
  private volatile Optional<String> problem = Optional.empty();

  ErasureInbox(
      ErasureTable table,
      ErasureMessages messages,
      ErasureWorker worker,
      ErasureConfig config,
      LedgerConfig ledger,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.table = table;
    this.messages = messages;
    this.worker = worker;
    this.asks = config.asks();
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, ledger.ledger() + "-erasures");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
  }

  /** Why reading failed; empty while it works. */
  Optional<String> problem() {
    return problem;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.stop(() -> consumer.ifPresent(Consumer::wakeup), STOP_LIMIT);
  }

  private void readUntilItFails() throws InterruptedException {
    try (var admin = Admin.create(settings)) {
      ErasureMessages.ensureTopics(admin);
    } catch (RuntimeException | ExecutionException e) {
      failed(e);
      return;
    }
    try (Consumer<byte[], byte[]> reading =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer = Optional.of(reading);
      reading.assign(List.of(new TopicPartition(topic().name(), 0)));
      while (!thread.isStopping()) {
        take(reading);
        problem = Optional.empty();
      }
    } catch (WakeupException e) {
      LOG.debug("Stopped while waiting for erasures", e);
    } catch (RuntimeException e) {
      failed(e);
    } finally {
      consumer = Optional.empty();
    }
  }

  private KafkaTopic topic() {
    return asks.isPresent() ? ErasureMessages.DONE : ErasureMessages.ASKED;
  }

  private void take(Consumer<byte[], byte[]> reading) {
    var records = reading.poll(POLL);
    for (ConsumerRecord<byte[], byte[]> sent : records) {
      if (asks.isPresent()) {
        messages
            .carriedOut(sent)
            .filter(done -> asks.get().equals(done.ledger()))
            .ifPresent(table::answered);
      } else {
        messages.request(sent).ifPresent(table::accept);
      }
    }
    if (!records.isEmpty()) {
      worker.carryOut();
      reading.commitSync();
      worker.send();
    }
  }

  private void failed(Exception e) {
    String what = "Erasures are not read; it is tried again: " + e;
    if (!thread.isStopping() && !problem.equals(Optional.of(what))) {
      LOG.warn(what);
      problem = Optional.of(what);
    }
  }
}
