package org.outcomeledger.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Sends the ledger to Kafka in ledger order, one partition per shard.
 *
 * <p>Promised: every committed event is sent, and within a shard none arrives before its
 * predecessor. Not promised: that it arrives once. Every chunk begins behind what was acknowledged
 * and is acknowledged whole before the next: so whatever is repeated, by a restart, a second relay
 * or a request that was long under way, no reader who skips the positions that it has ever meets a
 * gap. Of all replicas one relays, the holder of an advisory lock on a connection of its own;
 * should two believe that they do, both send the same, and the cursor, moved by compare-and-set
 * after the broker's acknowledgements, lets only one go on. Any error ends producer and session,
 * and the next begin at the cursor.
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

  /** For a chunk under way when the service stops; one that was not acknowledged is sent again. */
  private static final Duration WAIT_FOR_BROKER = Duration.ofSeconds(2);

  private final LedgerDatabase database;
  private final EventTopic topic;
  private final EventRecord records;
  private final RelaySpans spans;
  private final Signal appended = new Signal();
  private final RestartedThread thread =
      new RestartedThread("ledger-relay", this::relayUntilItFails);
  private volatile boolean owner;
  private volatile Optional<String> problem = Optional.empty();
  private final LongAdder relayed = new LongAdder();
  private final LongAdder failures = new LongAdder();

  Relay(
      LedgerDatabase database,
      LedgerConfig config,
      RelaySpans spans,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.database = database;
    this.spans = spans;
    this.topic = new EventTopic(config.ledger(), kafka);
    this.records = new EventRecord(topic.name(), config.schemaBase());
  }

  /** Tells the relay that events were appended, so that it does not wait for its next poll. */
  public void wake() {
    appended.raise();
  }

  /** Whether this replica relays. */
  boolean isOwner() {
    return owner;
  }

  /** Why the last attempt failed; empty once one has succeeded, or another replica relays. */
  Optional<String> problem() {
    return problem;
  }

  /** How many events this replica has sent that Kafka acknowledged. */
  long relayed() {
    return relayed.sum();
  }

  /** How often relaying has ended in an error here, and begun again at the cursor. */
  long failures() {
    return failures.sum();
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.stop(this::wake, WAIT_FOR_BROKER);
  }

  private void relayUntilItFails() throws InterruptedException {
    try (var session = new RelaySession(database.connectToRelay())) {
      if (session.own()) {
        relay(session);
      } else {
        problem = Optional.empty();
      }
    } catch (RuntimeException | ExecutionException e) {
      failed(e);
    } finally {
      owner = false;
    }
  }

  private void relay(RelaySession session) throws ExecutionException, InterruptedException {
    Long[] cursor = session.cursor();
    topic.ensure(cursor.length);
    try (var producer = topic.producer(cursor.length)) {
      LOG.infof("Relaying to %s", topic.name());
      owner = true;
      while (!thread.isStopping()) {
        producer.requirePartitions();
        cursor = relayNext(session, producer, cursor);
        problem = Optional.empty();
      }
    }
  }

  private Long[] relayNext(RelaySession session, RelayProducer producer, Long[] cursor)
      throws InterruptedException {
    appended.lower();
    List<StoredEvent> events = session.next(cursor, MAX_EVENTS_PER_SHARD);
    if (events.isEmpty()) {
      var unused = appended.await(POLL_INTERVAL);
      return cursor;
    }
    Long[] to = cursor.clone();
    for (StoredEvent event : events) {
      to[event.entry().shard()] = event.entry().position();
    }
    producer.send(events.stream().map(records::of).toList());
    session.move(cursor, to);
    relayed.add(events.size());
    spans.acknowledged(topic.name(), events);
    if (events.size() < MAX_EVENTS_PER_SHARD) {
      Thread.sleep(LINGER);
    }
    return to;
  }

  private void failed(Exception e) {
    String what = String.valueOf(e.getMessage());
    failures.increment();
    if (!thread.isStopping() && !problem.equals(Optional.of(what))) {
      LOG.warnf("Relaying to %s failed; it is retried from the cursor: %s", topic.name(), e);
      problem = Optional.of(what);
    }
  }
}
