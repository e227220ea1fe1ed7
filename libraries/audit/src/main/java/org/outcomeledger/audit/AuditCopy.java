package org.outcomeledger.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes a trail over into another database, where it stands behind what is there already. */
public final class AuditCopy {

  private static final int AT_ONCE = 1_000;
  private static final String COLUMNS =
      "id, at, operation, route, caller, role, platform, parameters, status, trace";

  /** A trail of an older version has no such column. */
  private static final String READ =
      "select %s, to_jsonb(audit_entry) ->> 'caller_name' from audit_entry order by number"
          .formatted(COLUMNS);

  private static final String INSERT =
      "insert into audit_entry (%s, caller_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          .formatted(COLUMNS);
  private static final int LAST_COLUMN = 11;

  private AuditCopy() {}

  /** All entries, in their order, within the transactions of both connections. */
  public static void copy(Connection from, Connection to) throws SQLException {
    try (Statement read = from.createStatement();
        PreparedStatement insert = to.prepareStatement(INSERT)) {
      read.setFetchSize(AT_ONCE);
      ResultSet entries = read.executeQuery(READ);
      for (int pending = 1; entries.next(); pending++) {
        for (int column = 1; column <= LAST_COLUMN; column++) {
          insert.setObject(column, entries.getObject(column));
        }
        insert.addBatch();
        if (pending % AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
