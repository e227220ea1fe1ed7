package org.outcomeledger.story;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that one impact-service keeps of the ledgers' events, table by table, as text. */
final class ReadModelRows {

  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'flyway%'
        and table_name not in ('measure', 'objective', 'target', 'report', 'report_bytes', 'report_leaves', 'report_step', 'sheet_text',
                               'audit_sample', 'sample_reveal', 'sample_draw', 'sample_finding') -- in no ledger
        and table_name <> 'waiting_entry' -- where there is none, as here
        -- of a database, or of who asked it, not of the ledgers
        and table_name not in ('kept_setting', 'seen_head', 'to_be_scrubbed', 'audit_entry')
      """;

  private static final String POSITIONS =
      """
      select left(ledger, 1) || ':' || string_agg(shard || '=' || position, ',' order by shard)
      from watermark group by ledger order by ledger
      """;

  private ReadModelRows() {}

  /** Rows by table. Where a follower stands in Kafka is its own affair and left out. */
  static Map<String, Set<String>> rows(Connection session) throws SQLException {
    Map<String, Set<String>> rows = new TreeMap<>();
    try (Statement statement = session.createStatement()) {
      for (String table : texts(statement, TABLES)) {
        rows.put(
            table,
            Set.copyOf(
                texts(
                    statement,
                    "select (to_jsonb(t) - 'kafka_offset')::text from " + table + " t")));
      }
    }
    return rows;
  }

  /** Up to where the rows go, as answers name it: {@code e:0=17,1=4;o:0=9}. */
  static String positions(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      return String.join(";", texts(statement, POSITIONS));
    }
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }
}
