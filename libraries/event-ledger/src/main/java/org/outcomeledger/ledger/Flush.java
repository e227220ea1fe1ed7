package org.outcomeledger.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.outcomeledger.format.LedgerEntry;

/**
 * Decides the requests of one transaction, in memory and in order of arrival: each event sees the
 * effect of those before it. Pure except for random salts; what to write is in {@link
 * #takePending}.
 *
 * <p>Every change has its undo in a journal, so that an atomic request that is refused, or one
 * whose rules throw, leaves nothing behind while the others go on.
 */
final class Flush<S, E> {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Rules<S, E> rules;
  private final EventReader<E> reader;
  private final LoadedState loaded;
  private final Instant recordedAt;

  private final Map<UUID, EventStream<S, E>> streams = new HashMap<>();
  private final Map<UUID, IdempotencyRecord> keys;
  private final ClaimChanges claims;
  private final List<PendingEntry> pending = new ArrayList<>();
  private final Deque<Runnable> journal = new ArrayDeque<>();

  Flush(Rules<S, E> rules, EventReader<E> reader, LoadedState loaded, Instant recordedAt) {
    this.rules = rules;
    this.reader = reader;
    this.loaded = loaded;
    this.recordedAt = recordedAt;
    this.keys = loaded.keys();
    this.claims = new ClaimChanges(loaded.claims());
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

  /**
   * A receipt for every event of the request.
   *
   * @throws RuntimeException from the rules or the reader; then nothing of the request stays
   */
  List<Receipt> decide(AppendRequest<E> request) {
    journal.clear();
    try {
      var receipts = new ArrayList<Receipt>();
      for (ReportedEvent<E> event : request.events()) {
        Receipt receipt = decide(event);
        receipts.add(receipt);
        if (request.atomic() && receipt instanceof Receipt.Refused) {
          undo();
          return onlyRefusal(receipts, request.events().size());
        }
      }
      return receipts;
    } catch (RuntimeException e) {
      undo();
      throw e;
    }
  }

  private static List<Receipt> onlyRefusal(List<Receipt> upToRefusal, int size) {
    var receipts = new ArrayList<Receipt>();
    for (int i = 0; i < size; i++) {
      receipts.add(i == upToRefusal.size() - 1 ? upToRefusal.get(i) : new Receipt.NotAttempted());
    }
    return receipts;
  }

  private Receipt decide(ReportedEvent<E> event) {
    IdempotencyRecord key = keys.get(event.id());
    if (key != null) {
      return key.receiptFor(event);
    }
    EventStream<S, E> stream = streams.computeIfAbsent(event.learnerId(), this::read);
    return switch (stream.decide(event.event())) {
      case Decision.Reject(Rejection why) -> new Receipt.Refused(why);
      case Decision.Accept() -> claimAndAppend(event, stream);
    };
  }

  private EventStream<S, E> read(UUID learner) {
    var events = new LinkedHashMap<UUID, E>();
    for (LoadedState.StreamEvent event : loaded.streams().getOrDefault(learner, List.of())) {
      events.put(event.id(), reader.read(event.type(), event.data()));
    }
    return EventStream.of(rules, events);
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
    streams.put(event.learnerId(), stream.with(event.id(), event.event()));
    journal.push(() -> streams.put(event.learnerId(), stream));
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
