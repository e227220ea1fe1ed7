package org.outcomeledger.benchmark.append;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;

/** The limit of what one insert of many rows can do, {@code unnest} over arrays. */
final class UnnestInsert implements EventStore {

  private static final String INSERT =
      "insert into event select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::bytea[])";

  private final HikariDataSource pool = Connections.toNewDatabase("unnest");

  UnnestInsert() throws SQLException {
    Connections.execute(pool, InsertPerTransaction.TABLE);
  }

  @Override
  public void append(List<NewEvent> events) throws SQLException {
    try (var session = pool.getConnection();
        var insert = session.prepareStatement(INSERT)) {
      insert.setArray(
          1, session.createArrayOf("uuid", events.stream().map(NewEvent::learner).toArray()));
      insert.setArray(
          2, session.createArrayOf("bigint", events.stream().map(NewEvent::version).toArray()));
      insert.setArray(
          3, session.createArrayOf("uuid", events.stream().map(NewEvent::id).toArray()));
      insert.setArray(
          4, session.createArrayOf("text", events.stream().map(e -> NewEvent.TYPE).toArray()));
      insert.setArray(
          5,
          session.createArrayOf(
              "bytea", events.stream().map(NewEvent::json).toArray(byte[][]::new)));
      insert.executeUpdate();
      session.commit();
    }
  }

  @Override
  public long verified() throws SQLException {
    return Connections.count(pool, "event");
  }

  @Override
  public void close() {
    pool.close();
  }
}
