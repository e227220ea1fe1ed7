package org.outcomeledger.ledger;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;

/**
 * Carries out this ledger's part of the erasures that wait: one more kind of writer, of one
 * transaction for each.
 *
 * <p>Promised: a marker is appended to the learner's shard and lists what is emptied in the same
 * transaction, which also makes the request the receipt; so whatever dies, and whoever else is at
 * it, an erasure is done once and whole. What the relay had not sent by then it sends bare. Places
 * in the chain stay, and keys, without what would tell content; claims are free again.
 */
@Singleton
class LedgerEraser {

  private static final String SOURCE = "/erasures";

  /** Of one platform, before it is another's turn: some tenths of a second. */
  private static final int AT_ONCE = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final LedgerDatabase database;
  private final ErasureTable table;
  private final String ledger;
  private final boolean asksElsewhere;
  private final String role;
  private final LongAdder erasures = new LongAdder();
  private final LongAdder redacted = new LongAdder();

  LedgerEraser(
      LedgerDatabase database,
      ErasureTable table,
      LedgerConfig ledger,
      ErasureConfig config,
      @ConfigProperty(name = "quarkus.flyway.placeholders.erasure-role") String role) {
    this.database = database;
    this.table = table;
    this.ledger = ledger.ledger();
    this.asksElsewhere = config.asks().isPresent();
    this.role = role;
  }

  /**
   * Carries out all that wait, a few of each platform in turn: whoever has thousands erased keeps
   * nobody else waiting. One that fails is passed over, and does not keep the others waiting.
   *
   * @param erased told of every learner that was erased
   * @throws RuntimeException why the last that failed did
   */
  void carryOut(Consumer<UUID> erased) {
    table.carryOutEmpty(asksElsewhere);
    Optional<RuntimeException> failure = Optional.empty();
    var failed = new HashMap<String, Integer>();
    for (List<String> next = waiting(failed); !next.isEmpty(); next = waiting(failed)) {
      for (String platform : next) {
        try (var session = new EraseSession(database.connectToErase(), role)) {
          eraseSome(session, platform, failed.getOrDefault(platform, 0), erased);
        } catch (RuntimeException e) {
          failure = Optional.of(e);
          failed.merge(platform, 1, Integer::sum);
        }
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** How many learners about whom something was held this replica has erased. */
  long erasures() {
    return erasures.sum();
  }

  /** How many events it has emptied for them. */
  long redacted() {
    return redacted.sum();
  }

  /** The platforms of which others wait than those that failed. */
  private List<String> waiting(Map<String, Integer> failed) {
    return table.waiting().entrySet().stream()
        .filter(platform -> platform.getValue() > failed.getOrDefault(platform.getKey(), 0))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void eraseSome(EraseSession session, String platform, int skip, Consumer<UUID> erased) {
    boolean more = true;
    for (int count = 0; more && count < AT_ONCE; count++) {
      Heads heads = session.begin();
      Optional<ErasureRequest> next = session.waiting(platform, skip);
      int emptied = next.map(request -> erase(session, heads, request)).orElse(0);
      session.commit();
      count(emptied);
      next.ifPresent(request -> erased.accept(request.learnerId()));
      more = next.isPresent();
    }
  }

  private void count(int emptied) {
    if (emptied > 0) {
      erasures.increment();
      redacted.add(emptied);
    }
  }

  /** How many events were emptied. */
  private int erase(EraseSession session, Heads heads, ErasureRequest request) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    List<EraseSession.Held> held = session.held(request.learnerId());
    List<Long> positions = held.stream().map(EraseSession.Held::position).toList();
    Optional<LedgerEntry> marker =
        held.stream()
            .findFirst()
            .map(any -> heads.next(any.shard(), marker(request, positions, now)));
    marker.ifPresent(
        entry -> {
          var unused = heads.advance(entry);
          session.erase(entry, held, heads);
        });
    session.carriedOut(done(request, now, marker, positions), asksElsewhere);
    return positions.size();
  }

  private CarriedOutErasure done(
      ErasureRequest request, Instant now, Optional<LedgerEntry> marker, List<Long> positions) {
    return new CarriedOutErasure(
        request.id(),
        request.platform(),
        ledger,
        request.requestedAt(),
        now,
        marker.map(it -> new Erasure.Marker(it.shard(), it.position())),
        positions,
        List.of());
  }

  /** Says which entries were emptied and whose platform asked for it, and of nobody. */
  private static LedgerEntry.Content marker(
      ErasureRequest request, List<Long> positions, Instant now) {
    byte[] salt = new byte[ContentHash.SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return new LedgerEntry.Content(
        salt,
        request.platform(),
        ErasureMarker.NOBODY,
        ErasureMarker.TYPE,
        request.id().toString(),
        SOURCE,
        null,
        now,
        ErasureMarker.data(positions));
  }
}
