package org.outcomeledger.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.HeadStatement;
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
      Optional<SignedHead> last = store.last(config.headsEvery(), this::next);
      last.ifPresent(this::requireOurs);
      last.ifPresent(head -> status = status.signed(head.statement().at()));
      Optional<UncheckedIOException> notKept = last.flatMap(this::keepInFile);
      send(store.unsent());
      notKept.ifPresentOrElse(this::failed, () -> status = status.published(topic.problem()));
    } catch (RuntimeException | ExecutionException e) {
      failed(e);
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
    unsent.forEach(this::requireOurs);
    status = status.waiting(unsent.stream().map(head -> head.statement().at()).findFirst());
    if (!unsent.isEmpty()) {
      topic.send(unsent);
      store.sent(unsent.getLast());
      status = status.waiting(Optional.empty());
    }
  }

  /** What stands in the table may have been written by somebody else, and is not vouched for. */
  private void requireOurs(SignedHead head) {
    if (keys.open().stream().noneMatch(head::signedBy)) {
      throw new IllegalStateException(
          "Head %d in the table signed_head names the key %s, and none of this service's keys signed it: no head is signed behind it. If the key was changed, name the old one's file in outcome-ledger.heads-previous-key-file; if not, somebody wrote to the database: see docs/tampering.md"
              .formatted(head.statement().sequence(), head.statement().key()));
    }
  }

  private SignedHead next(Optional<SignedHead> last, Heads heads) {
    last.ifPresent(this::requireOurs);
    HeadSigningKey key =
        last.map(head -> keys.behind(head.statement().keyOfNext())).orElseGet(keys::current);
    return SignedHead.sign(
        new HeadStatement(
            ledger,
            heads.incarnation(),
            last.map(head -> head.statement().sequence()).orElse(0L) + 1,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            heads.ofShards(),
            last.map(SignedHead::hash).orElseGet(SignedHead::noneBefore),
            key.open().id(),
            Optional.of(keys.current().open()).filter(current -> !current.equals(key.open()))),
        key);
  }

  private void failed(Exception e) {
    String what = String.valueOf(e.getMessage());
    if (!status.problem().equals(Optional.of(what))) {
      LOG.warnf("Heads could not be published; it is tried again: %s", e);
    }
    status = status.failed(what);
  }
}
