package org.outcomeledger.benchmark.million;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;
import org.postgresql.PGConnection;

/** DuckDB in memory with two threads and a copy of what the questions read of the read model. */
final class DuckDb {

  private static final Map<String, String> TABLES =
      Map.of(
          "enrollment",
          "learner_id uuid, enrollment_id uuid, programme_id varchar, started_on date, published_length_days integer",
          "completion",
          "enrollment_id uuid, completed_on date",
          "profile",
          "learner_id uuid, declared_on date, gender varchar",
          "employment",
          "learner_id uuid, started_on date, in_field varchar, evidence_kind varchar, existed_before_training boolean");

  private DuckDb() {}

  /** The caller closes it, and the copy is gone. */
  static Connection copyOf(House house) throws SQLException, IOException {
    Connection duck = DriverManager.getConnection("jdbc:duckdb:");
    try (Connection postgres = house.postgres().connect(MeasuredService.IMPACT.database());
        var statement = duck.createStatement()) {
      statement.execute("set threads = 2");
      for (var table : TABLES.entrySet()) {
        Path file = house.folder().resolve(table.getKey() + ".csv");
        copyOut(postgres, table.getKey(), table.getValue(), file);
        statement.execute("create table %s (%s)".formatted(table.getKey(), table.getValue()));
        statement.execute("copy %s from '%s' (header true)".formatted(table.getKey(), file));
        Files.delete(file);
      }
    }
    return duck;
  }

  private static void copyOut(Connection postgres, String table, String columns, Path file)
      throws SQLException, IOException {
    String names = columns.replaceAll(" [a-z]+(,|$)", "$1");
    try (OutputStream out = Files.newOutputStream(file)) {
      postgres
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy %s (%s) to stdout (format csv, header)".formatted(table, names), out);
    }
  }
}
