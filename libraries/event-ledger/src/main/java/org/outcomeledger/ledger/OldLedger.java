package org.outcomeledger.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.database.KeptSetting;

/**
 * The ledger that is re-keyed, locked so that nobody appends to it, and only read. All that is read
 * is of one transaction.
 */
final class OldLedger implements AutoCloseable {

  /** What the command copies, makes anew or leaves behind, each for a reason; no other table. */
  private static final Set<String> KNOWN =
      Set.of(
          "audit_entry",
          "claim",
          "erasure",
          "event",
          "flyway_schema_history",
          "idempotency_key",
          "kept_setting",
          "ledger_head",
          "ledger_incarnation",
          "refusal",
          "relay_cursor",
          "signed_head",
          "to_be_scrubbed");

  private static final String SESSIONS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name in ('ledger-append', 'ledger-relay')""";
  private static final String TABLES =
      "select tablename from pg_tables where schemaname = current_schema()";

  private final Connection connection;

  private OldLedger(Connection connection) {
    this.connection = connection;
  }

  static OldLedger open(RekeyConfig config) throws SQLException {
    String url =
        config
            .jdbcUrl()
            .orElseThrow(
                () ->
                    new CommandRefused(
                        "outcome-ledger.rekey-from.jdbc-url is not set: it is the address of the database whose ledger is re-keyed. The service's own database is the new, empty one."));
    Properties login = new Properties();
    config.username().ifPresent(user -> login.setProperty("user", user));
    config.password().ifPresent(password -> login.setProperty("password", password));
    Connection connection = DriverManager.getConnection(url, login);
    connection.setAutoCommit(false);
    return new OldLedger(connection);
  }

  Connection connection() {
    return connection;
  }

  /** Its heads, which nobody moves until this is closed. */
  Heads lock(Map<String, String> settings, KeptSetting before) throws SQLException {
    requireKnownTables();
    requireNobodyElse();
    requireSettings(settings, before);
    RekeyedErasures.requireFinished(connection);
    try (Statement statement = connection.createStatement();
        ResultSet head = statement.executeQuery(Heads.SELECT + " for update")) {
      head.next();
      return new Heads(
          head.getObject("incarnation", UUID.class),
          (Long[]) head.getArray("positions").getArray(),
          (byte[][]) head.getArray("chains").getArray());
    }
  }

  private void requireKnownTables() throws SQLException {
    Set<String> unknown = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        unknown.add(tables.getString(1));
      }
    }
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new CommandRefused(
          "Nothing was written, for the old database has tables that this version does not know: "
              + String.join(", ", unknown));
    }
  }

  private void requireNobodyElse() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet sessions = statement.executeQuery(SESSIONS)) {
      sessions.next();
      if (sessions.getInt(1) > 0) {
        throw new CommandRefused(
            "Nothing was written, for replicas still run on the old database (%d sessions append or relay). Stop them all, then run this again."
                .formatted(sessions.getInt(1)));
      }
    }
  }

  /** The same ledger, zone and shards; of the secret all but the one that is new. */
  private void requireSettings(Map<String, String> settings, KeptSetting before)
      throws SQLException {
    Map<String, String> kept = settings(connection);
    String secret = kept.remove(before.name());
    if (secret != null && !before.matches(secret)) {
      throw new CommandRefused("Nothing was written. " + before.difference(secret));
    }
    Map<String, String> others = new HashMap<>(settings);
    others.keySet().retainAll(kept.keySet());
    others.forEach(
        (name, value) -> {
          if (!value.equals(kept.get(name))) {
            throw new CommandRefused(
                "Nothing was written. "
                    + new KeptSetting.Plain(name, value).difference(kept.get(name)));
          }
        });
  }

  /** What a database's data were made with, by the name of the setting. */
  static Map<String, String> settings(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select name, value from kept_setting")) {
      Map<String, String> settings = new HashMap<>();
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
      return settings;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
