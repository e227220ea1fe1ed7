package org.outcomeledger.ledger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Does what erasures wait for: carries them out, asks the other ledger, tells what is done. All of
 * it is in the database, so that it does not matter when a replica dies or which goes on. What
 * fails, or comes while another thread is at it, is done a second later: however many ask, none
 * waits for another, so a server that hangs holds one thread.
 */
@Singleton
class ErasureWorker {

  private static final Logger LOG = Logger.getLogger(ErasureWorker.class);

  private final LedgerEraser eraser;
  private final ErasureOutbox outbox;
  private final Ledger<?> ledger;
  private final Relay relay;
  private final ReentrantLock erasing = new ReentrantLock();
  private final ReentrantLock sending = new ReentrantLock();
  private volatile Optional<String> notErased = Optional.empty();
  private volatile Optional<String> notSent = Optional.empty();

  ErasureWorker(LedgerEraser eraser, ErasureOutbox outbox, Ledger<?> ledger, Relay relay) {
    this.eraser = eraser;
    this.outbox = outbox;
    this.ledger = ledger;
    this.relay = relay;
  }

  /** Does at once what was just asked for, on another thread. */
  void wake() {
    Infrastructure.getDefaultExecutor()
        .execute(
            () -> {
              carryOut();
              send();
            });
  }

  /** Why the last that was tried was not done; empty while all is well. */
  Optional<String> problem() {
    return notErased.or(() -> notSent);
  }

  /** Carries out what waits, and says so to the outside as soon as it can. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void carryOut() {
    if (!erasing.tryLock()) {
      return;
    }
    try {
      eraser.carryOut(
          learner -> {
            ledger.forget(learner);
            relay.wake();
          });
      notErased = Optional.empty();
    } catch (RuntimeException e) {
      notErased = said("An erasure was not carried out", notErased, e);
    } finally {
      erasing.unlock();
    }
  }

  /** Asks and tells what is not asked and told yet. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void send() {
    if (!sending.tryLock()) {
      return;
    }
    try {
      outbox.send();
      notSent = Optional.empty();
    } catch (RuntimeException | ExecutionException e) {
      notSent = said("An erasure was not told", notSent, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sending.unlock();
    }
  }

  /** Once, however often it fails in the same way. */
  private static Optional<String> said(String what, Optional<String> before, Exception why) {
    String now = "%s; it is tried again: %s".formatted(what, why);
    if (!before.equals(Optional.of(now))) {
      LOG.warn(now);
    }
    return Optional.of(now);
  }
}
