package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.testservers.LocalServersOnly;
import org.outcomeledger.testservers.SecuredServers;
import org.outcomeledger.testservers.TestCertificates;

/** Servers that refuse plain connections, and certificates of an authority that nobody named. */
@LocalServersOnly("starts servers with certificates of its own")
class SecuredSessionsTest {

  @TempDir static Path folder;

  private static SecuredServers servers;
  private static TestCertificates others;
  private static String database;

  @BeforeAll
  static void start() {
    servers = SecuredServers.start();
    others = TestCertificates.in(folder.resolve("others"));
    database = servers.postgres().freshDatabase("secured");
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void sessionsOfTheLedgerAreEncrypted() {
    LedgerDatabase ledger = database(trusting(servers.certificates()));
    for (var session : new PgConnection[] {ledger.connectToAppend(), ledger.connectToRelay()}) {
      assertThat(
              session
                  .query("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                  .execute()
                  .await()
                  .atMost(WordLedger.TIMEOUT)
                  .iterator()
                  .next()
                  .getBoolean(0))
          .isTrue();
      session.closeAndForget();
    }
  }

  @Test
  void aPlainSessionIsRefused() {
    assertThatThrownBy(() -> database(plain()).connectToAppend())
        .hasMessageContaining("no pg_hba.conf entry");
  }

  @Test
  void aServerWithACertificateOfAnotherAuthorityIsRefused() {
    assertThatThrownBy(() -> database(trusting(others)).connectToRelay())
        .hasMessageContaining("SSL handshake failed");
  }

  @Test
  void aTopicIsEnsuredOverSaslAndTls() throws Exception {
    new EventTopic("secured", servers.kafka(servers.certificates())).ensure(2);
  }

  @Test
  void aBrokerWithACertificateOfAnotherAuthorityIsRefused() {
    assertThatThrownBy(() -> new EventTopic("secured", servers.kafka(others)).ensure(2))
        .hasCauseInstanceOf(SslAuthenticationException.class);
  }

  private static LedgerDatabase database(PgConnectOptions options) {
    return new LedgerDatabase(Vertx.vertx(), options);
  }

  private static PgConnectOptions plain() {
    return PgConnectOptions.fromUri(servers.postgres().reactiveUrl(database))
        .setUser(database)
        .setPassword(servers.postgres().password());
  }

  private static PgConnectOptions trusting(TestCertificates certificates) {
    var options = plain().setSslMode(SslMode.VERIFY_FULL);
    options.setHostnameVerificationAlgorithm("HTTPS");
    options.setTrustOptions(new PemTrustOptions().addCertPath(certificates.authority().toString()));
    return options;
  }
}
