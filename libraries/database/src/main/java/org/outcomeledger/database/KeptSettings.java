package org.outcomeledger.database;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps the settings that must not change with the data that they belong to, and ends the start of
 * a service that is set otherwise: before it listens, relays or follows.
 *
 * <p>Data without such a note, or without one of a setting, take what is set now. Of two services
 * that start for the first time at once one writes, and the other is held against that.
 */
@Singleton
final class KeptSettings {

  private static final int EXIT_CODE = 1;
  private static final String SELECT = "select name, value from kept_setting";

  /** One statement, names in order: of two that write at once one waits, then writes nothing. */
  private static final String KEEP =
      "insert into kept_setting (name, value) select * from unnest(?, ?) order by 1"
          + " on conflict (name) do nothing";

  private final DataSource database;
  private final List<KeptSetting> settings;

  KeptSettings(DataSource database, @All List<KeptSetting> settings) {
    this.database = database;
    this.settings = List.copyOf(settings);
  }

  void check(@Observes @Priority(StartOrder.SETTINGS) StartupEvent event) throws SQLException {
    try (Connection connection = database.getConnection()) {
      difference(connection, settings)
          .ifPresent(
              difference -> {
                throw EndOfStart.with(EXIT_CODE, difference);
              });
    }
  }

  /** The first setting that is not what the data were made with; writes those not yet kept. */
  static Optional<String> difference(Connection connection, List<KeptSetting> settings)
      throws SQLException {
    Map<String, String> kept = kept(connection);
    List<KeptSetting> missing =
        settings.stream().filter(it -> !kept.containsKey(it.name())).toList();
    if (!missing.isEmpty()) {
      keep(connection, missing);
      kept.putAll(kept(connection));
    }
    return settings.stream()
        .filter(setting -> !setting.matches(kept.get(setting.name())))
        .map(setting -> setting.difference(kept.get(setting.name())))
        .findFirst();
  }

  private static Map<String, String> kept(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      Map<String, String> kept = new HashMap<>();
      while (rows.next()) {
        kept.put(rows.getString(1), rows.getString(2));
      }
      return kept;
    }
  }

  private static void keep(Connection connection, List<KeptSetting> missing) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      Object[] names = missing.stream().map(KeptSetting::name).toArray();
      Object[] values = missing.stream().map(KeptSetting::valueToKeep).toArray();
      statement.setArray(1, connection.createArrayOf("text", names));
      statement.setArray(2, connection.createArrayOf("text", values));
      statement.executeUpdate();
    }
  }
}
