package org.outcomeledger.audit;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.outcomeledger.database.CommandBegins;

/**
 * Records, when a process starts, the command that it is to run, and which settings are others than
 * when they were last recorded. What cannot be recorded is not begun.
 */
@Singleton
final class OperatorRecorder {

  @FunctionalInterface
  private interface Writing {
    void to(Connection transaction) throws SQLException;
  }

  private final DataSource database;
  private final List<RecordedSetting> settings;

  OperatorRecorder(DataSource database, @All List<RecordedSetting> settings) {
    this.database = database;
    this.settings = List.copyOf(settings);
  }

  void begins(@Observes CommandBegins command) throws SQLException {
    inTransaction(it -> OperatorEntries.command(it, command.name()));
  }

  void starts(@Observes StartupEvent event) throws SQLException {
    inTransaction(it -> OperatorEntries.settings(it, settings));
  }

  private void inTransaction(Writing writing) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      writing.to(connection);
      connection.commit();
    }
  }
}
