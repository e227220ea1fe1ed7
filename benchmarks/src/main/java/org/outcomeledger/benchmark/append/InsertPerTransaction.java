package org.outcomeledger.benchmark.append;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;

/** The limit of what one transaction per call can do: rows are inserted, nothing else is done. */
final class InsertPerTransaction implements EventStore {

  static final String TABLE =
      """
      create table event (learner_id uuid, version bigint, id uuid, type text, data bytea,
        primary key (learner_id, version))""";

  private final HikariDataSource pool = Connections.toNewDatabase("bare");

  InsertPerTransaction() throws SQLException {
    Connections.execute(pool, TABLE);
  }

  @Override
  public void append(List<NewEvent> events) throws SQLException {
    try (var session = pool.getConnection();
        var insert = session.prepareStatement("insert into event values (?, ?, ?, ?, ?)")) {
      for (NewEvent event : events) {
        insert.setObject(1, event.learner());
        insert.setLong(2, event.version());
        insert.setObject(3, event.id());
        insert.setString(4, NewEvent.TYPE);
        insert.setBytes(5, event.json());
        insert.addBatch();
      }
      insert.executeBatch();
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
