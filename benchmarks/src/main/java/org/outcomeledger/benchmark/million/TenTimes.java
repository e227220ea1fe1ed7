package org.outcomeledger.benchmark.million;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * The same questions of ten times the records. To fill ledgers with them takes most of an hour and
 * shows nothing new, so the read model is multiplied where it lies: of every fact nine more of
 * other learners, with ids and positions that no ledger has given.
 */
final class TenTimes {

  private static final String HEAP = "-Xmx6g";
  private static final String FACTS =
      """
      select c.table_name, c.column_name, c.data_type
      from information_schema.columns c
      join information_schema.columns fact
        on fact.table_schema = c.table_schema and fact.table_name = c.table_name
        and fact.column_name = 'learner_id'
      join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
        and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public'
      order by c.table_name, c.ordinal_position""";
  private static final String INDEXES =
      "select indexname, indexdef from pg_indexes where indexname like '%\\_learner'";

  private static final String ID =
      """
      overlay(${id}::text placing
        lpad(to_hex(('x' || left(${id}::text, 2))::bit(8)::integer # copy), 2, '0') from 1 for 2)::uuid""";

  private TenTimes() {}

  static String ask(House house, Settings settings) throws Exception {
    house.stop(MeasuredService.IMPACT);
    try (Connection database = house.postgres().connect(MeasuredService.IMPACT.database())) {
      multiply(database);
    }
    double seconds = house.start(MeasuredService.IMPACT, HEAP);
    InMemory memory = InMemory.started(house, seconds, 10 * settings.records());
    return """
        ## Ten times the records

        The read model multiplied in place: of every fact nine more, of other learners. One round, nothing coming in, impact-service with
        a heap of 6 GiB; all else as above. The API, PostgreSQL and DuckDB gave the same counts for every group.

        %s
        %s"""
        .formatted(memory.rowsMarkdown(), Questions.askAtRest(house, settings.turn().dividedBy(4)));
  }

  /** An index that is made anew at the end is made much faster than one that grows. */
  private static void multiply(Connection database) throws SQLException {
    Map<String, String> indexes = new TreeMap<>();
    try (var statement = database.createStatement()) {
      try (ResultSet rows = statement.executeQuery(INDEXES)) {
        while (rows.next()) {
          indexes.put(rows.getString(1), rows.getString(2));
        }
      }
      for (String index : indexes.keySet()) {
        statement.execute("drop index " + index);
      }
      for (String insert : inserts(database)) {
        statement.execute(insert);
      }
      for (String definition : indexes.values()) {
        statement.execute(definition);
      }
    }
  }

  private static List<String> inserts(Connection database) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    Map<String, List<String>> values = new TreeMap<>();
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(FACTS)) {
      while (rows.next()) {
        String column = rows.getString(2);
        columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>()).add(column);
        values
            .computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
            .add(value(column, rows.getString(3)));
      }
    }
    return columns.keySet().stream()
        .map(
            table ->
                "insert into %s (%s) select %s from %s fact, generate_series(1, 9) copy"
                    .formatted(
                        table,
                        String.join(", ", columns.get(table)),
                        String.join(", ", values.get(table)),
                        table))
        .toList();
  }

  /** Another learner's: the first byte of every id is another, and positions lie far behind. */
  private static String value(String column, String type) {
    return switch (type) {
      case "uuid" -> ID.replace("${id}", "fact." + column);
      case "bigint" -> "fact.%s + copy * 400000000::bigint".formatted(column);
      default -> "fact." + column;
    };
  }
}
