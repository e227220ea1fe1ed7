package org.outcomeledger.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What was written is in the write-ahead log too, and a segment that is not needed any more becomes
 * a future one, with its old bytes in it until it is reached. So the log is moved on over all of
 * those, once what is behind is not needed: a switch fills the rest of a segment with zeros.
 */
final class WriteAheadLog {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final String AHEAD =
      """
      select count(*) from pg_ls_waldir()
      where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_insert_lsn())\
      """;

  private WriteAheadLog() {}

  /** What to say of it; where the service may not do it, what an administrator has to grant. */
  static String overwrite(Statement statement) throws SQLException {
    try {
      statement.execute("checkpoint");
      statement.execute("select pg_switch_wal()");
      statement.execute("checkpoint");
      int ahead = ahead(statement);
      for (int segment = 0; segment <= ahead; segment++) { // into each, and out of the last
        statement.execute("select pg_logical_emit_message(false, 'scrub', ''::text)");
        statement.execute("select pg_switch_wal()");
      }
      return "The write-ahead log was switched, and %d old segments of it overwritten."
          .formatted(ahead);
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        return "The write-ahead log was not switched: what was erased stays in it until it is"
            + " overwritten. Let an administrator run: "
            + grants(statement);
      }
      throw e;
    }
  }

  private static int ahead(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(AHEAD)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String grants(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select quote_ident(current_user)")) {
      row.next();
      return "grant pg_checkpoint to %1$s; grant execute on function pg_switch_wal(), pg_ls_waldir() to %1$s;"
          .formatted(row.getString(1));
    }
  }
}
