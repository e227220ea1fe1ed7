package org.outcomeledger.enrollment;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a ledger's tables hold, in short: equal before and after what was refused. */
record LedgerContents(List<String> contents) {

  private static final List<String> QUERIES =
      List.of(
          "select h::text from ledger_head h",
          "select count(*) || ' events, ' || coalesce(max(md5(e::text)), '') from event e",
          "select count(*) || ' keys, ' || coalesce(max(k::text), '') from idempotency_key k",
          "select count(*) || ' claims, ' || coalesce(max(c::text), '') from claim c");

  static LedgerContents of(DataSource database) throws SQLException {
    var contents = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (String query : QUERIES) {
        var row = statement.executeQuery(query);
        row.next();
        contents.add(row.getString(1));
      }
    }
    return new LedgerContents(contents);
  }
}
