package org.outcomeledger.story;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.outcomeledger.local.PostgresAddress;

/** What the role of a service may do in a database, asked of PostgreSQL and tried out. */
record DatabaseRights(PostgresAddress postgres, String role) {

  private static final String GRANTED =
      """
      select tablename, coalesce(string_agg(lower(privilege_type), ', '), '')
      from pg_tables left join information_schema.role_table_grants
        on table_schema = schemaname and table_name = tablename and grantee = ?
      where schemaname = 'public' group by tablename""";

  /** By table, of every one that there is. */
  Map<String, Set<String>> granted() throws SQLException {
    Map<String, Set<String>> rights = new TreeMap<>();
    try (Connection session = postgres.connect(role);
        PreparedStatement statement = session.prepareStatement(GRANTED)) {
      statement.setString(1, role);
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        rights.put(rows.getString(1), new TreeSet<>(List.of(rows.getString(2).split(", "))));
      }
    }
    return rights;
  }

  /** A statement for every right to a table that the role was not given. */
  List<String> attempts() throws SQLException {
    List<String> attempts = new ArrayList<>();
    for (Map.Entry<String, Set<String>> table : granted().entrySet()) {
      for (String right : List.of("select", "insert", "update", "delete", "truncate")) {
        if (!table.getValue().contains(right)) {
          attempts.add(attempt(right, table.getKey()));
        }
      }
    }
    return attempts;
  }

  private String attempt(String right, String table) throws SQLException {
    return switch (right) {
      case "select" -> "select count(*) from " + table;
      case "insert" -> "insert into " + table + " default values";
      case "update" -> "update %1$s set %2$s = %2$s".formatted(table, column(table));
      case "delete" -> "delete from " + table;
      default -> right + " " + table;
    };
  }

  private String column(String table) throws SQLException {
    try (Connection session = postgres.connect(role);
        Statement statement = session.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and attidentity = '' limit 1"
                    .formatted(table))) {
      columns.next();
      return columns.getString(1);
    }
  }

  /** What PostgreSQL says to the role's statement. */
  String answer(String statement) {
    try (Connection session =
            DriverManager.getConnection(postgres.jdbcUrl(role), role, postgres.password());
        Statement tried = session.createStatement()) {
      tried.execute(statement);
      return "done";
    } catch (SQLException e) {
      return e.getMessage().toLowerCase(Locale.ROOT);
    }
  }

  /** What it says where the role wants to enter another database. */
  String answerAtTheDoorOf(String database) {
    try (Connection session =
        DriverManager.getConnection(postgres.jdbcUrl(database), role, postgres.password())) {
      return "entered " + session.getCatalog();
    } catch (SQLException e) {
      return e.getMessage().toLowerCase(Locale.ROOT);
    }
  }
}
