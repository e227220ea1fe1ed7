package org.outcomeledger.impact.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outcomeledger.local.PostgresAddress;

/**
 * Someone at a terminal who may read the tables and nothing else, and runs the files of {@code
 * docs/sql} as they stand.
 */
final class SqlSession implements AutoCloseable {
  private static final Path FILES = Path.of("../docs/sql");

  private final Connection connection;

  private SqlSession(Connection connection) {
    this.connection = connection;
  }

  static SqlSession of(PostgresAddress postgres, String database) throws SQLException {
    SqlSession session = new SqlSession(postgres.connect(database));
    String reader = database + "_reader";
    session.run("create role " + reader);
    session.run("grant select on all tables in schema public to " + reader);
    session.run("set role " + reader);
    return session;
  }

  void run(String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  void file(String name) throws SQLException {
    try {
      run(Files.readString(FILES.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows by the names of their columns; whole numbers are long, others double. */
  List<Map<String, Object>> rows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.put(result.getMetaData().getColumnName(column), plain(result.getObject(column)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Integer whole -> whole.longValue();
      case BigDecimal amount -> amount.doubleValue();
      case null -> null;
      default -> value;
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
