package org.outcomeledger.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the ledger to Kafka in ledger order, one partition per shard.
 *
 * <p>Promised: every committed event is sent, and within a shard none before its predecessor. Not
 * promised: that it is sent once. Of all replicas one relays, the holder of an advisory lock on a
 * connection of its own; should two believe that they do, both send the same, and the cursor, moved
 * by compare-and-set after the broker's acknowledgements, lets only one go on. Any error ends
 * producer and session, and the next begin at the cursor: sent again, never skipped.
 *
 * <p>The plain client rather than a messaging channel: a channel does not tell when all of a batch
 * was acknowledged in order, and the cursor must not move before.
 */
@Singleton
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int MOST_EVENTS_A_SHARD = 500;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /**
   * Between two sendings, unless there is much to send: broker and followers spend as much on one
   * record of a shard as on a hundred.
   */
  private static final Duration GATHER = Duration.ofMillis(10);

  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

  private final LedgerDatabase database;
  private final Map<String, Object> kafka;
  private final String topic;
  private final EventRecord records;
  private final Semaphore appended = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().name("ledger-relay").daemon().unstarted(this::run);
  private volatile boolean stopped;
  private volatile boolean owner;
  private String outage;

  Relay(
      LedgerDatabase database,
      LedgerName ledger,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "outcome-ledger.schema-base") String schemaBase) {
    this.database = database;
    this.topic = ledger.topic();
    this.records = new EventRecord(topic, schemaBase);
    this.kafka = new HashMap<>(kafka);
    this.kafka.put(ProducerConfig.ACKS_CONFIG, "all");
    this.kafka.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.kafka.put(ProducerConfig.CLIENT_ID_CONFIG, "relay-" + ledger);
    this.kafka.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    this.kafka.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    this.kafka.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
  }

  /** Says that there is something to send, so that it need not wait to be found. */
  public void wake() {
    appended.release();
  }

  /** Whether this replica relays. */
  boolean isOwner() {
    return owner;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    wake();
    thread.join(LedgerDatabase.PATIENCE);
  }

  private void run() {
    while (!stopped) {
      try (var session = new RelaySession(database.connectToRelay())) {
        if (session.own()) {
          relay(session);
        }
      } catch (RuntimeException | ExecutionException e) {
        sayOnce(e);
      } catch (InterruptedException e) {
        stopped = true;
      } finally {
        owner = false;
      }
      pause(PAUSE_AFTER_ERROR);
    }
  }

  private void relay(RelaySession session) throws ExecutionException, InterruptedException {
    Long[] cursor = session.cursor();
    try (var admin = Admin.create(kafka)) {
      EventTopic.ensure(admin, topic, cursor.length);
      EventTopic.ensureHeads(admin, HeadsPublisher.TOPIC);
    }
    try (var producer = producer()) {
      LOG.infof("Relaying to %s", topic);
      owner = true;
      outage = null;
      while (!stopped) {
        cursor = relayNext(session, producer, cursor);
      }
    }
  }

  private Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Long[] relayNext(RelaySession session, Producer<byte[], byte[]> producer, Long[] cursor)
      throws ExecutionException, InterruptedException {
    appended.drainPermits();
    List<Row> rows = session.next(cursor, MOST_EVENTS_A_SHARD);
    if (rows.isEmpty()) {
      pause(LOOK_AGAIN);
      return cursor;
    }
    Long[] to = cursor.clone();
    var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
    for (Row row : rows) {
      sent.add(producer.send(records.of(row)));
      to[row.getInteger("shard")] = row.getLong("position");
    }
    producer.flush();
    for (Future<RecordMetadata> acknowledged : sent) {
      acknowledged.get();
    }
    session.move(cursor, to);
    if (rows.size() < MOST_EVENTS_A_SHARD) {
      Thread.sleep(GATHER);
    }
    return to;
  }

  private void pause(Duration most) {
    try {
      if (appended.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        appended.drainPermits();
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  private void sayOnce(Exception e) {
    String what = String.valueOf(e.getMessage());
    if (!what.equals(outage)) {
      LOG.warnf("Not relaying to %s for now, will go on from the cursor: %s", topic, e);
      outage = what;
    }
  }
}
