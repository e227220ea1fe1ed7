package org.outcomeledger.impact.readmodel;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.outcomeledger.indicators.LedgerName;

/** The rows of the read model as they lie there, for those who compare them with the ledgers. */
@Singleton
public final class StoredRows {

  private final Pool pool;

  StoredRows(Pool pool) {
    this.pool = pool;
  }

  /** Asks about a shard as it is at one moment; blocks. */
  public <T> T ask(LedgerName ledger, int shard, Function<RowsAtOneMoment, T> question) {
    return RowsAtOneMoment.ask(pool, ledger, shard, question);
  }
}
