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
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Shard;

/**
 * Decides, in memory and in order of arrival, what came in together: each event sees what those
 * before it did. Pure but for the salts' randomness: what is to be written is in {@link
 * #takeDrafts}.
 *
 * <p>Every change is journalled, so that an atomic request that is refused, or one whose rules
 * throw, leaves nothing behind while the others go on.
 */
final class Flush<S, E> {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Rules<S, E> rules;
  private final EventReader<E> reader;
  private final Known known;
  private final Instant recordedAt;

  private final Map<UUID, History<S, E>> streams = new HashMap<>();
  private final Map<UUID, KnownKey> keys;
  private final ClaimChanges claims;
  private final List<Draft> drafts = new ArrayList<>();
  private final Deque<Runnable> journal = new ArrayDeque<>();

  Flush(Rules<S, E> rules, EventReader<E> reader, Known known, Instant recordedAt) {
    this.rules = rules;
    this.reader = reader;
    this.known = known;
    this.recordedAt = recordedAt;
    this.keys = known.keys();
    this.claims = new ClaimChanges(known.claims());
  }

  /** How many events were accepted since the last {@link #takeDrafts}. */
  int undelivered() {
    return drafts.size();
  }

  /**
   * What is to be written of the requests decided since the last call, in the order of its
   * positions within each shard.
   */
  List<Draft> takeDrafts() {
    List<Draft> taken = List.copyOf(drafts);
    drafts.clear();
    return taken;
  }

  /** What the drafts take and free. */
  ClaimChanges claims() {
    return claims;
  }

  /** The heads once all drafts are written. */
  Heads heads() {
    return known.heads();
  }

  /**
   * A receipt for every event of the request.
   *
   * @throws RuntimeException what the rules or the reader threw; then nothing of the request stays
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
    KnownKey key = keys.get(event.id());
    if (key != null) {
      return key.answer(event);
    }
    History<S, E> history = streams.computeIfAbsent(event.learnerId(), this::read);
    return switch (history.decide(event.event())) {
      case Decision.Reject(Rejection why) -> new Receipt.Refused(why);
      case Decision.Accept() -> claimAndAppend(event, history);
    };
  }

  private History<S, E> read(UUID learner) {
    var events = new LinkedHashMap<UUID, E>();
    for (Known.StoredEvent event : known.streams().getOrDefault(learner, List.of())) {
      events.put(event.id(), reader.read(event.type(), event.data()));
    }
    return History.of(rules, events);
  }

  private Receipt claimAndAppend(ReportedEvent<E> event, History<S, E> history) {
    List<Claim> wanted = rules.claims(event.event());
    for (Claim claim : wanted) {
      if (claims.isHeld(claim)) {
        return new Receipt.Refused(claim.taken());
      }
    }
    Draft draft = append(event, history);
    history.frees(event.event()).forEach(claim -> journal.push(claims.free(claim)));
    wanted.forEach(claim -> journal.push(claims.take(claim, draft)));
    return new Receipt.Accepted(draft.entry().shard(), draft.entry().position());
  }

  private Draft append(ReportedEvent<E> event, History<S, E> history) {
    LedgerEntry entry = next(event);
    byte[] contentHash = ContentHash.of(salt(), event);
    Draft draft = new Draft(entry, event, history.version() + 1, contentHash);
    drafts.add(draft);
    journal.push(drafts::removeLast);
    keys.put(event.id(), new KnownKey(entry.shard(), entry.position(), contentHash));
    journal.push(() -> keys.remove(event.id()));
    streams.put(event.learnerId(), history.with(event.id(), event.event()));
    journal.push(() -> streams.put(event.learnerId(), history));
    return draft;
  }

  private LedgerEntry next(ReportedEvent<E> event) {
    Heads heads = known.heads();
    int shard = Shard.of(event.learnerId(), heads.shards());
    long before = heads.positions()[shard];
    byte[] previous = heads.chains()[shard];
    var content =
        new LedgerEntry.Content(
            salt(),
            event.platform(),
            event.learnerId(),
            event.type(),
            event.id().toString(),
            event.source(),
            event.time(),
            recordedAt,
            event.data());
    byte[] leaf = Leaf.of(content);
    byte[] chain = Chain.next(heads.incarnation(), shard, before + 1, previous, leaf);
    heads.positions()[shard] = before + 1;
    heads.chains()[shard] = chain;
    journal.push(
        () -> {
          heads.positions()[shard] = before;
          heads.chains()[shard] = previous;
        });
    return new LedgerEntry(heads.incarnation(), shard, before + 1, leaf, chain, content);
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
