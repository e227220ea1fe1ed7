package org.outcomeledger.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A copy of one service's database, as a backup has it; taken and put back while nobody uses it.
 */
final class OlderCopy {

  private static final String ADMINISTRATION = "postgres";

  private final Installation installation;
  private final String database;
  private final String copy;

  private OlderCopy(Installation installation, String database) {
    this.installation = installation;
    this.database = database;
    this.copy = database + "_copy";
  }

  static OlderCopy take(Installation installation, String database) throws SQLException {
    OlderCopy copy = new OlderCopy(installation, database);
    copy.administer("drop database if exists " + copy.copy + " with (force)");
    copy.endSessions();
    copy.administer(
        "create database %s template %s owner %s".formatted(copy.copy, database, database));
    return copy;
  }

  /** The database becomes what it was: everything since is gone. */
  void putBack() throws SQLException {
    administer("drop database " + database + " with (force)");
    administer("alter database " + copy + " rename to " + database);
  }

  private void endSessions() throws SQLException {
    administer(
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'"
            .formatted(database));
  }

  private void administer(String statement) throws SQLException {
    try (Connection session = installation.session(ADMINISTRATION);
        Statement statements = session.createStatement()) {
      statements.execute(statement);
    }
  }
}
