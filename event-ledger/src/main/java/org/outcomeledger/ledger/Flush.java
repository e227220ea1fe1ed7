package org.outcomeledger.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Shard;

/**
 * Decides, in memory and in order of arrival, what came in together: each event sees what those
 * before it did. Pure but for the salts' randomness: what is to be written is in {@link #drafts}.
 *
 * <p>Every change is journalled, so that an atomic request that is refused, or one whose rules
 * throw, leaves nothing behind while the others go on.
 */
final class Flush<S, E> {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** How far one stream has come in this flush. */
  private record Stream<S>(S state, int version) {}

  private final Rules<S, E> rules;
  private final EventReader<E> reader;
  private final Known known;
  private final Instant recordedAt;

  private final Map<UUID, Stream<S>> streams = new HashMap<>();
  private final Map<UUID, KnownKey> keys;
  private final Set<Claim.Key> claims;
  private final List<Draft> drafts = new ArrayList<>();
  private final Deque<Runnable> journal = new ArrayDeque<>();

  Flush(Rules<S, E> rules, EventReader<E> reader, Known known, Instant recordedAt) {
    this.rules = rules;
    this.reader = reader;
    this.known = known;
    this.recordedAt = recordedAt;
    this.keys = known.keys();
    this.claims = known.claims();
  }

  /** What is to be written, in the order of its positions within each shard. */
  List<Draft> drafts() {
    return drafts;
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
    Stream<S> stream = streams.computeIfAbsent(event.learnerId(), this::fold);
    return switch (rules.decide(stream.state(), event.event())) {
      case Decision.Reject(Rejection why) -> new Receipt.Refused(why);
      case Decision.Accept() -> claimAndAppend(event, stream);
    };
  }

  private Stream<S> fold(UUID learner) {
    S state = rules.initial();
    List<Known.StoredEvent> stored = known.streams().getOrDefault(learner, List.of());
    for (Known.StoredEvent event : stored) {
      state = rules.evolve(state, reader.read(event.type(), event.data()));
    }
    return new Stream<>(state, stored.size());
  }

  private Receipt claimAndAppend(ReportedEvent<E> event, Stream<S> stream) {
    List<Claim> wanted = rules.claims(event.event());
    for (Claim claim : wanted) {
      if (claims.contains(claim.key())) {
        return new Receipt.Refused(claim.taken());
      }
    }
    for (Claim claim : wanted) {
      claims.add(claim.key());
      journal.push(() -> claims.remove(claim.key()));
    }
    return append(event, stream, wanted);
  }

  private Receipt append(ReportedEvent<E> event, Stream<S> stream, List<Claim> claimed) {
    LedgerEntry entry = next(event);
    int version = stream.version() + 1;
    byte[] contentHash = ContentHash.of(salt(), event);
    drafts.add(new Draft(entry, event, version, contentHash, claimed));
    journal.push(drafts::removeLast);
    keys.put(event.id(), new KnownKey(entry.shard(), entry.position(), contentHash));
    journal.push(() -> keys.remove(event.id()));
    streams.put(
        event.learnerId(), new Stream<>(rules.evolve(stream.state(), event.event()), version));
    journal.push(() -> streams.put(event.learnerId(), stream));
    return new Receipt.Accepted(entry.shard(), entry.position());
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
