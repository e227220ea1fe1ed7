package org.outcomeledger.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a running PostgreSQL is reached, wherever it runs: a child of this JVM, or a container. The
 * superuser is {@code postgres}; every database made here has an owner of the same name.
 *
 * @param password of the superuser, and of every owner
 */
public record PostgresAddress(String host, int port, String password) {
  static final String SUPERUSER = "postgres";

  /** A ledger's migration would make the role itself, if its owner were allowed to. */
  private static final String ERASURE_ROLE =
      """
      do $$ begin
        create role ledger_eraser nologin;
      exception
        when duplicate_object or unique_violation then null;
      end $$\
      """;

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Of a server that listens on this machine's loopback alone. */
  public static PostgresAddress onLoopback(int port, String password) {
    return new PostgresAddress("127.0.0.1", port, password);
  }

  public String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /**
   * As Vert.x' reactive client takes it, after Quarkus' {@code quarkus.datasource.reactive.url}.
   */
  public String reactiveUrl(String database) {
    return "postgresql://" + host + ":" + port + "/" + database;
  }

  /** A connection of the superuser; the caller closes it. */
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /** A new, empty database, whose name no other call of this JVM gets; returns the name. */
  public String freshDatabase(String prefix) {
    String name = prefix + "_" + DATABASES.incrementAndGet();
    createDatabase(name);
    return name;
  }

  /**
   * Makes the database and its owner, who may take the role that erases; nothing when they are
   * there.
   */
  public void createDatabase(String name) {
    requirePlain(name);
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement()) {
      createRole(statement, name);
      statement.execute(ERASURE_ROLE);
      statement.execute("grant ledger_eraser to " + name + " with inherit false");
      statement.execute("grant pg_checkpoint to " + name);
      if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
        statement.execute("create database " + name + " owner " + name);
        grantSwitching(name);
      }
    } catch (SQLException e) {
      throw new LocalServerException(
          "The database " + name + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** What a scrub needs to remove erased values from the write-ahead log. */
  private void grantSwitching(String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("grant execute on function pg_switch_wal(), pg_ls_waldir() to " + database);
    }
  }

  /**
   * Makes the database as an installation elsewhere has it: {@link #owner} owns it and runs the
   * migrations, and the role of its own name may only connect, and take the role that erases.
   * Nobody else may connect.
   */
  public void createOwnedDatabase(String name) {
    requirePlain(name);
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement()) {
      createRole(statement, name);
      createRole(statement, owner(name));
      statement.execute(ERASURE_ROLE);
      statement.execute(
          "grant ledger_eraser to %s, %s with inherit false".formatted(name, owner(name)));
      statement.execute("grant pg_maintain, pg_checkpoint to " + name); // for a scrub
      if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
        statement.execute("create database " + name + " owner " + owner(name));
        statement.execute("revoke all on database " + name + " from public");
        statement.execute("grant connect on database " + name + " to " + name);
        grantSwitching(name);
      }
    } catch (SQLException e) {
      throw new LocalServerException(
          "The database " + name + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** The role that owns a database which has an owner of its own. */
  public static String owner(String database) {
    return database + "_owner";
  }

  private static void requirePlain(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,56}")) {
      throw new IllegalArgumentException("Not a plain database name: " + name);
    }
  }

  private void createRole(Statement statement, String name) throws SQLException {
    if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
      statement.execute(
          "create role " + name + " login password '" + password.replace("'", "''") + "'");
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
