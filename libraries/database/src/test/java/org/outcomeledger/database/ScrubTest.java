package org.outcomeledger.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.LiveFolder;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.testservers.LocalServersOnly;

/** What is left on disk of what was deleted: all of it, until the scrub. */
@LocalServersOnly("reads every byte of the server's files")
class ScrubTest {

  private static final String SAID = "something-that-Zbigniewa-said";
  private static final String DATABASE = "scrubbed";
  private static final String PASSWORD = "scrub-password";

  @TempDir Path folder;

  private PostgresServer server;
  private Connection owner;
  private AgroalDataSource pool;

  @BeforeEach
  void aTableThatSomethingWasDeletedFrom() throws Exception {
    int port = FreePort.any();
    server = PostgresServer.start(folder.resolve("data"), port, PASSWORD, folder.resolve("log"));
    server.address().createDatabase(DATABASE);
    owner = session();
    pool = pool(server.address().jdbcUrl(DATABASE));
    sql(resource("/db/settings/V2003__to_be_scrubbed.sql"));
    sql(resource("/db/settings/V2004__waiting_for_the_scrub.sql"));
    sql(
        "create table word (id integer primary key, said text, more text); create index on word"
            + " (said)");
    sql(
        "insert into word select n, 'word ' || n, repeat('x', 500) from generate_series(1, 2000)"
            + " n");
    sql(
        "insert into word select n, '"
            + SAID
            + "', repeat('y', 500) from generate_series(2001, 2200) n");
    sql("analyze word"); // makes it one of the most common values
    superuser("checkpoint");
    sql("delete from word where said = '" + SAID + "'");
    sql("insert into to_be_scrubbed (table_name) values ('word')");
  }

  @AfterEach
  void close() throws SQLException {
    owner.close();
    pool.close();
    server.close();
  }

  @Test
  void whatWasDeletedIsInTheFilesUntilTheScrubAndInNoneAfterwards() throws SQLException {
    superuser("checkpoint");
    assertThat(filesWithIt()).anyMatch(file -> file.startsWith("base"));
    assertThat(filesWithIt()).anyMatch(file -> file.startsWith("pg_wal"));

    List<String> said = new Scrub(pool).run();

    superuser("checkpoint");
    assertThat(filesWithIt()).as("%s", said).isEmpty();
    assertThat(said).anyMatch(line -> line.startsWith("Table word was rewritten: "));
    assertThat(one("select count(*) from word")).isEqualTo("2000");
    assertThat(new Scrub(pool).run()).containsExactly("Nothing was erased since the last scrub.");
  }

  @Test
  void aTransactionThatBeganBeforeTheErasureIsWaitedFor() throws SQLException {
    try (Connection reading = session()) {
      reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      reading.setAutoCommit(false);
      try (Statement its = reading.createStatement()) {
        its.execute("select count(*) from word");
      }
      sql("update to_be_scrubbed set since = clock_timestamp()");

      assertThat(new Scrub(pool).run())
          .anyMatch(line -> line.contains("Table word was not rewritten: a transaction"));
      reading.rollback();
    }
    assertThat(new Scrub(pool).run())
        .anyMatch(line -> line.startsWith("Table word was rewritten: "));
  }

  @Test
  void whoMayNotSwitchTheLogIsToldWhatToGrant() throws SQLException {
    superuser("revoke pg_checkpoint from " + DATABASE);
    assertThat(new Scrub(pool).run())
        .last()
        .asString()
        .contains("grant pg_checkpoint to " + DATABASE, "pg_switch_wal()");
  }

  @Test
  void aTableThatIsNotScrubbedForThreeDaysIsToldWhateverWasErasedSince() throws SQLException {
    superuser("alter database " + DATABASE + " owner to postgres"); // whose owner may vacuum all
    superuser("alter table word owner to postgres; grant select on word to " + DATABASE);
    sql("update to_be_scrubbed set waiting_since = now() - interval '71 hours'");
    assertThat(scrubbed()).isEqualTo(UP);
    sql("update to_be_scrubbed set waiting_since = now() - interval '73 hours'");
    sql(
        "insert into to_be_scrubbed (table_name) values ('word') on conflict (table_name) do update"
            + " set since = clock_timestamp()");

    assertThat(new Scrub(pool).run())
        .anyMatch(line -> line.contains("has to own it, or to be granted maintain"));
    assertThat(scrubbed()).isEqualTo(DOWN);

    superuser("grant maintain on word to " + DATABASE);
    assertThat(new Scrub(pool).run()).anyMatch(line -> line.startsWith("Table word was rewritten"));
    assertThat(scrubbed()).isEqualTo(UP);
  }

  /** As operators are told. */
  private HealthCheckResponse.Status scrubbed() {
    Vertx vertx = Vertx.vertx();
    Pool asked =
        Pool.newInstance(
            PgBuilder.pool()
                .connectingTo(
                    PgConnectOptions.fromUri(server.address().reactiveUrl(DATABASE))
                        .setUser(DATABASE)
                        .setPassword(PASSWORD))
                .using(vertx)
                .build());
    try {
      return new ScrubHealth(asked).call().await().indefinitely().getStatus();
    } finally {
      asked.close().await().indefinitely();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private List<String> filesWithIt() {
    Path data = folder.resolve("data");
    try {
      return LiveFolder.files(data).stream()
          .filter(file -> bytes(file).contains(SAID))
          .map(file -> data.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = ScrubTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private Connection session() throws SQLException {
    return DriverManager.getConnection(server.address().jdbcUrl(DATABASE), DATABASE, PASSWORD);
  }

  private void sql(String statement) throws SQLException {
    try (Statement its = owner.createStatement()) {
      its.execute(statement);
    }
  }

  private void superuser(String statement) throws SQLException {
    try (Connection connection = server.address().connect(DATABASE);
        Statement its = connection.createStatement()) {
      its.execute(statement);
    }
  }

  private String one(String query) throws SQLException {
    try (Statement its = owner.createStatement();
        ResultSet row = its.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** As the service has it. */
  private static AgroalDataSource pool(String url) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(2)
                        .connectionFactoryConfiguration(
                            server ->
                                server
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(DATABASE))
                                    .credential(new SimplePassword(PASSWORD)))));
  }
}
