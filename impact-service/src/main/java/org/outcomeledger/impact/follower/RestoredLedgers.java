package org.outcomeledger.impact.follower;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.indicators.LedgerName;

/**
 * Compares what was applied of the ledgers with what they are now, after one or both were restored
 * from an older copy. Blocks; refuses the command that asks while a ledger does not answer.
 */
@Singleton
public final class RestoredLedgers {

  private final LedgerClient ledgers;
  private final KafkaRemains kafka;

  RestoredLedgers(
      LedgerClient ledgers, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.ledgers = ledgers;
    this.kafka = new KafkaRemains(kafka);
  }

  /** The shards of which the ledger no longer has all that was applied. */
  public List<LostTail> lostTails(List<Watermark> applied) {
    try {
      Map<LedgerName, List<LedgerIncarnation>> incarnations = incarnations();
      return applied.stream().flatMap(it -> lostTail(it, incarnations).stream()).toList();
    } catch (LedgerRequestFailed e) {
      throw away(e);
    }
  }

  /** What was lost before it was applied, as far as Kafka still has it. */
  public List<LostEvent> lostInKafka(List<Watermark> applied) {
    try {
      return kafka.lost(applied, incarnations());
    } catch (LedgerRequestFailed e) {
      throw away(e);
    }
  }

  private Map<LedgerName, List<LedgerIncarnation>> incarnations() {
    Map<LedgerName, List<LedgerIncarnation>> incarnations = new EnumMap<>(LedgerName.class);
    for (LedgerName ledger : LedgerName.values()) {
      incarnations.put(ledger, ledgers.incarnations(ledger));
    }
    return incarnations;
  }

  private Optional<LostTail> lostTail(
      Watermark applied, Map<LedgerName, List<LedgerIncarnation>> incarnations) {
    if (applied.position() == 0 || stillHas(applied)) {
      return Optional.empty();
    }
    List<LedgerIncarnation> ofLedger = incarnations.get(applied.ledger());
    if (ofLedger.getLast().id().equals(applied.incarnation())) {
      throw notBegun(applied);
    }
    long lastKept = LedgerIncarnation.lastKept(ofLedger, applied.incarnation(), applied.shard());
    return Optional.of(new LostTail(applied, Math.min(lastKept, applied.position() - 1)));
  }

  /** The chain at a position commits to everything before it. */
  private boolean stillHas(Watermark applied) {
    List<ParsedEntry> there =
        LedgerClient.join(
            ledgers.replay(applied.ledger(), applied.shard(), applied.position() - 1, 1));
    return !there.isEmpty() && Arrays.equals(there.getFirst().chain(), applied.chain());
  }

  private static CommandRefused notBegun(Watermark applied) {
    String ledger = applied.ledger().text();
    return new CommandRefused(
        "Nothing was changed. The %s ledger no longer has position %d of shard %d as it was, but has begun no new incarnation: run the command restore of %s-service first."
            .formatted(ledger, applied.position(), applied.shard(), ledger));
  }

  private static CommandRefused away(LedgerRequestFailed e) {
    return new CommandRefused(
        "Nothing was changed, for a ledger does not answer. Start both writing services first. "
            + e.getMessage());
  }
}
