package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.indicators.Fact;

/**
 * Reads the whole read model as it was at one moment: what it gives is exactly what the watermarks
 * say, whatever is written meanwhile.
 */
@Singleton
public final class FactReader {

  private static final int PAGE = 20_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /**
   * All statements of the transaction see the database as it was at one moment. The lock comes
   * before that moment: who waits while the tables are exchanged for rebuilt ones reads all that
   * those have.
   */
  static final String REPEATABLE_READ =
      "set transaction isolation level repeatable read, read only;"
          + " lock table watermark in access share mode";

  private final Pool pool;

  FactReader(Pool pool) {
    this.pool = pool;
  }

  /**
   * Gives every fact to {@code facts}, in no particular order, and then returns the watermarks that
   * they add up to. Blocks; when it throws, what was given is to be thrown away.
   */
  public List<Watermark> read(Consumer<Fact> facts) {
    SqlConnection connection = await(pool.getConnection());
    try {
      Transaction transaction = await(connection.begin());
      await(connection.query(REPEATABLE_READ).execute());
      List<Watermark> watermarks = await(WatermarkTable.all(connection));
      for (FactTable<?> table : FactTables.ALL) {
        read(connection, table, facts);
      }
      await(transaction.commit());
      return watermarks;
    } finally {
      await(connection.close());
    }
  }

  private static void read(SqlConnection connection, FactTable<?> table, Consumer<Fact> facts) {
    Cursor cursor = await(connection.prepare(table.select())).cursor();
    do {
      await(cursor.read(PAGE)).forEach(row -> facts.accept(table.read(row)));
    } while (cursor.hasMore());
    await(cursor.close());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }
}
