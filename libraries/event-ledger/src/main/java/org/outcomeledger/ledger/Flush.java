package org.outcomeledger.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.format.LedgerEntry;

/**
 * Decides the requests of one transaction, in memory and in order of arrival: each event sees the
 * effect of those before it. Pure except for random salts; what to write is in {@link
 * #takePending}.
 *
 * <p>Every change has its undo in a journal, so that an atomic request that is refused, or one
 * whose rules throw, leaves nothing behind while the others go on.
 *
 * <p>What it reads and folds is bounded: an event beyond that waits for the next flush, and what
 * comes behind it in its request too. The first event of all is always decided.
 */
final class Flush<S, E> {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** So many events are folded anew in the time that it takes to read one. */
  private static final int FOLDS_PER_READ = 10;

  private final Rules<S, E> rules;
  private final StreamLimits limits;
  private final LoadedState loaded;
  private final LoadedStreams<S, E> reading;
  private final Instant recordedAt;

  private final Map<UUID, StreamCache.Kept<S, E>> streams = new HashMap<>();
  private final Map<UUID, IdempotencyRecord> keys;
  private final ClaimChanges claims;
  private final List<PendingEntry> pending = new ArrayList<>();
  private final Deque<Runnable> journal = new ArrayDeque<>();

  private boolean begun;
  private int folded;
  private int read;

  Flush(
      Rules<S, E> rules,
      StreamLimits limits,
      LoadedState loaded,
      LoadedStreams<S, E> reading,
      Instant recordedAt) {
    this.rules = rules;
    this.limits = limits;
    this.loaded = loaded;
    this.reading = reading;
    this.recordedAt = recordedAt;
    this.keys = loaded.keys();
    this.claims = new ClaimChanges(loaded.claims());
  }

  /** What was read and folded so far beyond what every event costs, as a number of events. */
  int spent() {
    return read + folded / FOLDS_PER_READ;
  }

  /** How many events were accepted since the last {@link #takePending}. */
  int pendingCount() {
    return pending.size();
  }

  /**
   * What is to be written of the requests decided since the last call, in the order of its
   * positions within each shard.
   */
  List<PendingEntry> takePending() {
    List<PendingEntry> taken = List.copyOf(pending);
    pending.clear();
    return taken;
  }

  /** The claims that the pending entries take and release. */
  ClaimChanges claims() {
    return claims;
  }

  /** The heads once all pending entries are written. */
  Heads heads() {
    return loaded.heads();
  }

  /** The streams of the learners that were decided about, as the pending entries leave them. */
  Map<UUID, StreamCache.Kept<S, E>> streams() {
    return streams;
  }

  /**
   * A receipt for every event of a request's turn, or for the first of them where the rest has to
   * wait for the next flush: of an atomic request, for all or none.
   *
   * @throws RuntimeException from the rules or the reader; then nothing of the turn stays
   */
  List<Receipt> decide(WaitingRequest.Turn<E> turn) {
    journal.clear();
    int allowance = !begun && turn.atomic() ? StreamLimits.ATOMIC : 1;
    boolean first = !begun;
    begun = true;
    turn.events().forEach(event -> read += reading.takeReadLater(event.learnerId()));
    try {
      var receipts = new ArrayList<Receipt>(turn.events().size());
      for (ReportedEvent<E> event : turn.events()) {
        Optional<Receipt> receipt = decide(event, allowance);
        if (receipt.isEmpty()) {
          return turn.atomic() ? postpone(first) : receipts;
        }
        receipts.add(receipt.get());
        if (turn.atomic() && receipt.get() instanceof Receipt.Refused) {
          undo();
          return onlyRefusal(receipts, turn.events().size());
        }
      }
      return receipts;
    } catch (RuntimeException e) {
      undo();
      throw e;
    }
  }

  /** The next flush begins with it; if this one did, no other can decide it either. */
  private List<Receipt> postpone(boolean first) {
    if (first) {
      throw new AtomicRequestTooExpensive();
    }
    undo();
    return List.of();
  }

  private static List<Receipt> onlyRefusal(List<Receipt> upToRefusal, int size) {
    var receipts = new ArrayList<Receipt>();
    for (int i = 0; i < size; i++) {
      receipts.add(i == upToRefusal.size() - 1 ? upToRefusal.get(i) : new Receipt.NotAttempted());
    }
    return receipts;
  }

  private Optional<Receipt> decide(ReportedEvent<E> event, int allowance) {
    IdempotencyRecord key = keys.get(event.id());
    if (key != null) {
      return Optional.of(key.receiptFor(event));
    }
    return switch (reading.extent(event.learnerId())) {
      case POSTPONED -> Optional.empty();
      case FULL -> Optional.of(new Receipt.Refused(limits.full()));
      case WHOLE -> decide(event, stream(event.learnerId()), allowance);
    };
  }

  private EventStream<S, E> stream(UUID learner) {
    return streams.computeIfAbsent(learner, reading::of).stream();
  }

  private Optional<Receipt> decide(
      ReportedEvent<E> event, EventStream<S, E> stream, int allowance) {
    int folds = stream.foldsToDecide(event.event());
    if (folded > 0 && folded + folds > limits.folded() * allowance) {
      return Optional.empty();
    }
    folded += folds;
    if (stream.reports() >= limits.reports() && rules.retracts(event.event()).isEmpty()) {
      return Optional.of(new Receipt.Refused(limits.full()));
    }
    return Optional.of(
        switch (stream.decide(event.event())) {
          case Decision.Reject(Rejection why) -> new Receipt.Refused(why);
          case Decision.Accept() -> claimAndAppend(event, stream);
        });
  }

  private Receipt claimAndAppend(ReportedEvent<E> event, EventStream<S, E> stream) {
    List<Claim> wanted = rules.claims(event.event());
    for (Claim claim : wanted) {
      if (claims.isHeld(claim)) {
        return new Receipt.Refused(claim.taken());
      }
    }
    PendingEntry accepted = append(event, stream);
    stream.releases(event.event()).forEach(claim -> journal.push(claims.release(claim)));
    wanted.forEach(claim -> journal.push(claims.take(claim, accepted)));
    return new Receipt.Accepted(accepted.entry().shard(), accepted.entry().position());
  }

  private PendingEntry append(ReportedEvent<E> event, EventStream<S, E> stream) {
    LedgerEntry entry = loaded.heads().next(event.content(salt(), recordedAt));
    journal.push(loaded.heads().advance(entry));
    byte[] contentHash = ContentHash.of(salt(), event);
    var accepted = new PendingEntry(entry, event, stream.version() + 1, contentHash);
    pending.add(accepted);
    journal.push(pending::removeLast);
    keys.put(event.id(), new IdempotencyRecord(entry.shard(), entry.position(), contentHash));
    journal.push(() -> keys.remove(event.id()));
    StreamCache.Kept<S, E> before = streams.get(event.learnerId());
    streams.put(
        event.learnerId(),
        before.with(event.id(), event.event(), event.data().length, entry.chain()));
    journal.push(() -> streams.put(event.learnerId(), before));
    return accepted;
  }

  private static byte[] salt() {
    byte[] salt = new byte[ContentHash.SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private void undo() {
    journal.forEach(Runnable::run);
    journal.clear();
  }
}
