package org.outcomeledger.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
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
  private static final int MAX_EVENTS_PER_SHARD = 500;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /**
   * Between two sendings, unless there is much to send: broker and followers spend as much on one
   * record of a shard as on a hundred.
   */
  private static final Duration LINGER = Duration.ofMillis(10);

  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

  private final LedgerDatabase database;
  private final EventTopic topic;
  private final EventRecord records;
  private final Semaphore appended = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().name("ledger-relay").daemon().unstarted(this::run);
  private volatile boolean stopped;
  private volatile boolean owner;
  private String lastError;

  Relay(
      LedgerDatabase database,
      LedgerConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.database = database;
    this.topic = new EventTopic(config.ledger(), kafka);
    this.records = new EventRecord(topic.name(), config.schemaBase());
  }

  /** Tells the relay that events were appended, so that it does not wait for its next poll. */
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
    thread.join(LedgerDatabase.TIMEOUT);
  }

  private void run() {
    while (!stopped) {
      try (var session = new RelaySession(database.connectToRelay())) {
        if (session.own()) {
          relay(session);
        }
      } catch (RuntimeException | ExecutionException e) {
        logOnce(e);
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
    topic.ensure(cursor.length);
    try (var producer = topic.producer()) {
      LOG.infof("Relaying to %s", topic.name());
      owner = true;
      lastError = null;
      while (!stopped) {
        cursor = relayNext(session, producer, cursor);
      }
    }
  }

  private Long[] relayNext(RelaySession session, Producer<byte[], byte[]> producer, Long[] cursor)
      throws ExecutionException, InterruptedException {
    appended.drainPermits();
    List<StoredEvent> events = session.next(cursor, MAX_EVENTS_PER_SHARD);
    if (events.isEmpty()) {
      pause(POLL_INTERVAL);
      return cursor;
    }
    Long[] to = cursor.clone();
    var sent = new ArrayList<Future<RecordMetadata>>(events.size());
    for (StoredEvent event : events) {
      sent.add(producer.send(records.of(event)));
      to[event.entry().shard()] = event.entry().position();
    }
    producer.flush();
    for (Future<RecordMetadata> acknowledged : sent) {
      acknowledged.get();
    }
    session.move(cursor, to);
    if (events.size() < MAX_EVENTS_PER_SHARD) {
      Thread.sleep(LINGER);
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

  private void logOnce(Exception e) {
    String what = String.valueOf(e.getMessage());
    if (!what.equals(lastError)) {
      LOG.warnf("Relaying to %s failed; it is retried from the cursor: %s", topic.name(), e);
      lastError = what;
    }
  }
}
