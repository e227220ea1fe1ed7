package org.outcomeledger.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of which something was erased since it was last rewritten.
 *
 * @param since when it last was; null where it is not known, and does not matter
 */
record TouchedTable(String name, Timestamp since) {

  private static final int ATTEMPTS = 5;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** A transaction that began before may still see what was erased: then it is kept for it. */
  private static final String STILL_SEEN =
      """
      select count(*) from pg_stat_activity
      where backend_xmin is not null and pid <> pg_backend_pid() and xact_start < ?\
      """;

  static List<TouchedTable> all(Statement statement) throws SQLException {
    var all = new ArrayList<TouchedTable>();
    try (ResultSet rows =
        statement.executeQuery("select table_name, since from to_be_scrubbed order by 1")) {
      while (rows.next()) {
        all.add(new TouchedTable(rows.getString(1), rows.getTimestamp(2)));
      }
    }
    return all;
  }

  /** Where the most common values of columns are kept. */
  static TouchedTable statistics() {
    return new TouchedTable("pg_statistic", null);
  }

  /** Rewrites it, with its indexes, unless something else needs it as it is; what to say of it. */
  String rewrite(Statement statement) throws SQLException {
    if (isStillSeen(statement)) {
      return "Table %s was not rewritten: a transaction that began before the erasure still runs."
          .formatted(name);
    }
    long before = number(statement, "pg_relation_filenode");
    if (!isVacuumed(statement)) {
      return "Table %s was not rewritten: something else held it for too long.".formatted(name);
    }
    if (number(statement, "pg_relation_filenode") == before) { // a warning, and no error
      return "Table %s was not rewritten: the service's user has to own it, or to be granted maintain on it."
          .formatted(name);
    }
    forget(statement);
    return "Table %s was rewritten: it has %d bytes."
        .formatted(name, number(statement, "pg_total_relation_size"));
  }

  private boolean isStillSeen(Statement statement) throws SQLException {
    try (PreparedStatement asked = statement.getConnection().prepareStatement(STILL_SEEN)) {
      asked.setTimestamp(1, since);
      try (ResultSet row = asked.executeQuery()) {
        return row.next() && row.getInt(1) > 0;
      }
    }
  }

  /** Everyone else waits behind whoever waits for a lock, so that is not for long. */
  private boolean isVacuumed(Statement statement) throws SQLException {
    statement.execute("set lock_timeout = '2s'");
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          statement.execute("vacuum (full, analyze) " + statement.enquoteIdentifier(name, true));
          return true;
        } catch (SQLException e) {
          if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
            throw e;
          }
        }
      }
      return false;
    } finally {
      statement.execute("reset lock_timeout");
    }
  }

  /** But for what was erased meanwhile, which waits since then. */
  private void forget(Statement statement) throws SQLException {
    update(statement, "delete from to_be_scrubbed where table_name = ? and since = ?");
    update(
        statement,
        "update to_be_scrubbed set waiting_since = since where table_name = ? and since > ?");
  }

  private void update(Statement statement, String ofTable) throws SQLException {
    try (PreparedStatement done = statement.getConnection().prepareStatement(ofTable)) {
      done.setString(1, name);
      done.setTimestamp(2, since);
      done.executeUpdate();
    }
  }

  private long number(Statement statement, String function) throws SQLException {
    try (ResultSet row = statement.executeQuery("select %s('%s')".formatted(function, name))) {
      row.next();
      return row.getLong(1);
    }
  }
}
