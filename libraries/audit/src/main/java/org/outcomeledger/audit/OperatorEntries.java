package org.outcomeledger.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Writes down what operators do with a service's processes, before it serves. */
final class OperatorEntries {

  private static final String ALONE = "select pg_advisory_xact_lock(" + AuditTable.LOCK + ")";
  private static final String COMMAND =
      """
      insert into audit_entry (id, at, operation, caller, parameters)
      values (gen_random_uuid(), clock_timestamp(), '%s', '%s', ?::jsonb)"""
          .formatted(AuditEntry.COMMAND, AuditEntry.OPERATOR);

  /** Settings that are not what was recorded of them last; of a secret its key id. */
  private static final String SETTINGS =
      """
      insert into audit_entry (id, at, operation, caller, parameters)
      select gen_random_uuid(), clock_timestamp(), '%s', '%s', jsonb_strip_nulls(jsonb_build_object(
          'name', jsonb_build_array(set_now.name),
          'value', jsonb_build_array(set_now.value),
          'before', case when last.value is not null then jsonb_build_array(last.value) end))
      from (
        select name, value from unnest(?::text[], ?::text[]) as given (name, value)
        union all
        select name, case when value like 'pbkdf2-%%'
            then 'key id ' || left(split_part(value, ':', 4), 8) else value end
        from kept_setting) set_now
      left join lateral (
        select parameters #>> '{value,0}' as value from audit_entry
        where operation = 'setting' and parameters #>> '{name,0}' = set_now.name
        order by number desc limit 1) last on true
      where last.value is distinct from set_now.value
      order by set_now.name"""
          .formatted(AuditEntry.SETTING, AuditEntry.OPERATOR);

  private OperatorEntries() {}

  /** Records that a command is about to be run, unless it is the one that makes the table. */
  static void command(Connection transaction, String name) throws SQLException {
    if (!isThere(transaction)) {
      return;
    }
    alone(transaction);
    try (PreparedStatement insert = transaction.prepareStatement(COMMAND)) {
      insert.setString(1, AuditTable.json(Map.of("name", List.of(name))));
      insert.executeUpdate();
    }
  }

  /** Records which settings have changed; how many. */
  static int settings(Connection transaction, List<RecordedSetting> settings) throws SQLException {
    alone(transaction);
    try (PreparedStatement insert = transaction.prepareStatement(SETTINGS)) {
      Object[] names = settings.stream().map(RecordedSetting::name).toArray();
      Object[] values = settings.stream().map(RecordedSetting::value).toArray();
      insert.setArray(1, transaction.createArrayOf("text", names));
      insert.setArray(2, transaction.createArrayOf("text", values));
      return insert.executeUpdate();
    }
  }

  private static boolean isThere(Connection transaction) throws SQLException {
    try (Statement statement = transaction.createStatement();
        ResultSet table = statement.executeQuery("select to_regclass('audit_entry') is not null")) {
      table.next();
      return table.getBoolean(1);
    }
  }

  /** A statement of its own, so that the next sees what was committed meanwhile. */
  private static void alone(Connection transaction) throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      statement.execute(ALONE);
    }
  }
}
