package org.outcomeledger.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.outcomeledger.format.SignedHead;

/**
 * Signs the ledger's heads and puts them where the ledger's own administrator cannot change them,
 * about every minute: in a file, and in the topic {@code ledger-heads}. A tail that was rewritten
 * whole can only be found against a head kept elsewhere, and one that is signed cannot be made up.
 *
 * <p>Whether Kafka works or not: what it does not take waits, and is sent in order later. Nor does
 * one wait for the other: a full disk keeps no head from Kafka. One replica signs at a time, and
 * each appends the last head to its own file: which lacks those of the time when the replica was
 * down, or its disk was full.
 */
@Singleton
class HeadsPublisher {

  private static final Logger LOG = Logger.getLogger(HeadsPublisher.class);

  private final HeadsStore store;
  private final HeadsTopic topic;
  private final HeadKeys keys;
  private final HeadsConfig config;
  private final String ledger;
  private final Optional<HeadsFile> file;
  private volatile HeadsStatus status = HeadsStatus.begun(Instant.now());

  HeadsPublisher(
      HeadsStore store, HeadsTopic topic, HeadKeys keys, HeadsConfig config, LedgerConfig ledger) {
    this.store = store;
    this.topic = topic;
    this.keys = keys;
    this.config = config;
    this.ledger = ledger.ledger();
    this.file = config.headsFile().map(HeadsFile::new);
  }

  /** How far it has come. */
  HeadsStatus status() {
    return status;
  }

  /** Looks more often than it signs: another replica may have signed, and Kafka be back. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() throws InterruptedException {
    try {
      Optional<SignedHead> last =
          store.last(config.headsEvery(), (before, heads) -> keys.next(ledger, before, heads));
      last.ifPresent(keys::requireOurs);
      last.ifPresent(head -> status = status.signed(head.statement().at()));
      Optional<UncheckedIOException> notKept = last.flatMap(this::keepInFile);
      send(store.unsent());
      notKept.ifPresentOrElse(this::failed, () -> status = status.published(topic.problem()));
    } catch (IllegalStateException e) { // keys, the topic's partitions
      failed(e);
    } catch (RuntimeException | ExecutionException e) {
      status = status.delayed(told(e));
    }
  }

  /** Why it could not be kept there, if it could not. */
  private Optional<UncheckedIOException> keepInFile(SignedHead head) {
    try {
      file.ifPresent(it -> it.append(head));
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(e);
    }
  }

  private void send(List<SignedHead> unsent) throws ExecutionException, InterruptedException {
    unsent.forEach(keys::requireOurs);
    status = status.waiting(unsent.stream().map(head -> head.statement().at()).findFirst());
    if (!unsent.isEmpty()) {
      topic.send(unsent);
      store.sent(unsent.getLast());
      status = status.waiting(Optional.empty());
    }
  }

  private void failed(Exception e) {
    status = status.failed(told(e));
  }

  /** What is logged once, however often it is tried in vain. */
  private String told(Exception e) {
    String what = String.valueOf(e.getMessage());
    if (!status.problem().equals(Optional.of(what))) {
      LOG.warnf("Heads could not be published; it is tried again: %s", e);
    }
    return what;
  }
}
