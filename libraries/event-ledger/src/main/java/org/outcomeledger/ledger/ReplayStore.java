package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.outcomeledger.database.DatabaseErrors;
import org.outcomeledger.format.LedgerEntry;

/** Reads what is in the ledger, in the order of its positions. */
@Singleton
class ReplayStore {

  /** Entries that begin within so many bytes of data; one always does. */
  private static final long PAGE_BYTES = 1 << 20;

  private static final String PAGE =
      "select "
          + EventRows.COLUMNS
          + """
           from (
            select page.*,
              coalesce(sum(octet_length(data)) over (
                order by position rows between unbounded preceding and 1 preceding), 0) as before
            from (
              select * from event where shard = $1 and position > $2
              order by position limit $3) page) e
          where before < $4 order by position""";

  private final Pool pool;

  ReplayStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Heads> heads() {
    return asked(pool.query(Heads.SELECT).execute()).map(rows -> Heads.of(rows.iterator().next()));
  }

  /** All incarnations in order, the present one last. */
  Uni<List<Incarnation>> incarnations() {
    return asked(pool.query(Incarnation.SELECT).execute())
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Incarnation::of).toList());
  }

  /**
   * Up to {@code limit} entries of a shard behind a position, and about a megabyte; none where
   * there is none.
   */
  Uni<List<LedgerEntry>> page(int shard, long after, int limit) {
    return asked(
            pool.preparedQuery(PAGE).execute(Tuple.of((short) shard, after, limit, PAGE_BYTES)))
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(EventRows::entry).toList());
  }

  /** Whether there may be more behind a page that was asked for with this limit. */
  static boolean isFull(List<LedgerEntry> page, int limit) {
    return page.size() == limit || page.stream().mapToLong(ReplayStore::bytes).sum() >= PAGE_BYTES;
  }

  private static long bytes(LedgerEntry entry) {
    return entry.content() == null ? 0 : entry.content().data().length;
  }

  private static Uni<RowSet<Row>> asked(Uni<RowSet<Row>> question) {
    return DatabaseErrors.retryStale(question)
        .ifNoItem()
        .after(LedgerDatabase.TIMEOUT)
        .fail()
        .onFailure()
        .transform(LedgerUnreadable::of);
  }
}
