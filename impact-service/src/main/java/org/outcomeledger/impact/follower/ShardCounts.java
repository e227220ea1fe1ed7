package org.outcomeledger.impact.follower;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.outcomeledger.indicators.LedgerName;

/**
 * How many shards each ledger has. The ledger says so; its answer is kept beside the read model, so
 * that a replica that starts while the ledger is away follows all of it. A ledger that was never
 * reached is waited for: nothing is guessed. Safe for several threads.
 */
@Singleton
final class ShardCounts {

  private static final Logger LOG = Logger.getLogger(ShardCounts.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Pool pool;
  private final LedgerHeads heads;
  private final Map<LedgerName, Integer> kept = new EnumMap<>(LedgerName.class);
  private final RetryBackoff backoff = new RetryBackoff("The ledgers' numbers of shards");
  private boolean loaded;

  ShardCounts(Pool pool, LedgerHeads heads) {
    this.pool = pool;
    this.heads = heads;
  }

  /** The number of a ledger's shards; empty while it is not known. */
  synchronized OptionalInt of(LedgerName ledger) {
    if (!loaded && backoff.mayTry()) {
      attempt(this::load);
    }
    OptionalInt said = heads.shards(ledger);
    if (said.isPresent() && loaded && !kept.containsKey(ledger) && backoff.mayTry()) {
      attempt(() -> keep(ledger, said.getAsInt()));
    }
    Integer known = kept.get(ledger);
    return known == null ? said : OptionalInt.of(known);
  }

  /** Why a ledger is not followed whole; empty if it is. */
  synchronized Optional<String> mismatch(LedgerName ledger) {
    OptionalInt said = heads.shards(ledger);
    Integer known = kept.get(ledger);
    return said.isEmpty() || known == null || known == said.getAsInt()
        ? Optional.empty()
        : Optional.of(
            "The %s ledger says that it has %d shards, and was followed with %d: the number never changes. Is this its service?"
                .formatted(ledger.text(), said.getAsInt(), known));
  }

  private void attempt(Runnable statement) {
    try {
      statement.run();
      backoff.succeeded();
    } catch (RuntimeException e) {
      backoff.failed(e);
    }
  }

  private void load() {
    pool.query("select ledger, shards from ledger_shards")
        .execute()
        .await()
        .atMost(TIMEOUT)
        .forEach(
            row ->
                LedgerName.of(row.getString(0)).ifPresent(it -> kept.put(it, row.getInteger(1))));
    loaded = true;
  }

  private void keep(LedgerName ledger, int shards) {
    pool.preparedQuery(
            "insert into ledger_shards (ledger, shards) values ($1, $2) on conflict do nothing")
        .execute(Tuple.of(ledger.text(), shards))
        .await()
        .atMost(TIMEOUT);
    load();
    mismatch(ledger).ifPresent(LOG::error);
  }
}
