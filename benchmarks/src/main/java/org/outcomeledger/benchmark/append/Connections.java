package org.outcomeledger.benchmark.append;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.outcomeledger.local.LocalServers;

/** A pool of plain JDBC connections to a new database, one for each caller. */
final class Connections {

  private static final int CALLERS = 32;

  private Connections() {}

  static HikariDataSource toNewDatabase(String name) {
    String database = LocalServers.postgres().freshDatabase(name);
    var config = new HikariConfig();
    config.setJdbcUrl(LocalServers.postgres().jdbcUrl(database));
    config.setUsername(database);
    config.setPassword(LocalServers.postgres().password());
    config.setMaximumPoolSize(CALLERS);
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  static void execute(HikariDataSource pool, String sql) throws SQLException {
    try (var session = pool.getConnection();
        var statement = session.createStatement()) {
      statement.execute(sql);
      session.commit();
    }
  }

  static long count(HikariDataSource pool, String table) throws SQLException {
    try (var session = pool.getConnection();
        var statement = session.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
