package org.outcomeledger.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.TestServers;

class KeptSettingsTest {

  private static final String SECRET = "a secret of at least thirty-two bytes";
  private static final String ANOTHER = "another secret of thirty-two bytes, too";

  private final String database = freshDatabase();

  @Test
  void dataWithoutANoteTakeWhatIsSetAndLaterStartsWithTheSameGoOn() throws SQLException {
    assertThat(start("8", SECRET)).isEmpty();
    assertThat(start("8", SECRET)).isEmpty();
  }

  @Test
  void aStartThatIsSetOtherwiseNamesTheSettingAndBothValues() throws SQLException {
    start("8", SECRET);

    assertThat(start("4", SECRET))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("outcome-ledger.shards is 4, ")
                    .contains("made with 8. Set it to 8"));
  }

  @Test
  void aStartWithAnotherSecretNamesKeysAndNoSecret() throws SQLException {
    start("8", SECRET);

    assertThat(start("8", ANOTHER))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("outcome-ledger.pseudonym-secret has the key id ")
                    .doesNotContain(SECRET, ANOTHER)
                    .hasLineCount(1));
    assertThat(everythingKept()).doesNotContain(SECRET, ANOTHER);
  }

  @Test
  void twoDatabasesOfOneSecretDoNotShowThatTheyAre() throws SQLException {
    start("8", SECRET);
    String here = everythingKept();
    String there = freshDatabase();
    start(there, "8", SECRET);

    assertThat(fingerprint(here)).isNotEqualTo(fingerprint(everythingKept(there)));
  }

  @Test
  void aSettingThatIsNewInThisVersionIsTakenFromTheFirstStart() throws SQLException {
    start(database, List.of(new KeptSetting.Plain("outcome-ledger.ledger", "word")));

    assertThat(start("8", SECRET)).isEmpty();
    assertThat(start("4", SECRET)).isPresent();
  }

  @Test
  void ofTwoFirstStartsAtOnceWithDifferentSecretsOneGoesOn() throws Exception {
    for (int round = 0; round < 10; round++) {
      String fresh = freshDatabase();
      CyclicBarrier start = new CyclicBarrier(2);
      List<Callable<Optional<String>>> starts =
          List.of(
              () -> startTogether(start, fresh, SECRET),
              () -> startTogether(start, fresh, ANOTHER));
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Future<Optional<String>>> differences = threads.invokeAll(starts);
        assertThat(differences).filteredOn(it -> it.resultNow().isEmpty()).hasSize(1);
      }
    }
  }

  private static Optional<String> startTogether(CyclicBarrier start, String database, String secret)
      throws Exception {
    start.await();
    return start(database, "8", secret);
  }

  private Optional<String> start(String shards, String secret) throws SQLException {
    return start(database, shards, secret);
  }

  private static Optional<String> start(String database, String shards, String secret)
      throws SQLException {
    return start(
        database,
        List.of(
            new KeptSetting.Plain("outcome-ledger.shards", shards),
            new KeptSetting.Secret(
                "outcome-ledger.pseudonym-secret", secret.getBytes(UTF_8), "All would be new.")));
  }

  private static Optional<String> start(String database, List<KeptSetting> settings)
      throws SQLException {
    try (Connection connection = TestServers.postgres().connect(database)) {
      return KeptSettings.difference(connection, settings);
    }
  }

  private String everythingKept() throws SQLException {
    return everythingKept(database);
  }

  private static String everythingKept(String database) throws SQLException {
    try (Connection connection = TestServers.postgres().connect(database);
        Statement statement = connection.createStatement();
        ResultSet all =
            statement.executeQuery("select string_agg(k::text, ' ') from kept_setting k")) {
      all.next();
      return all.getString(1);
    }
  }

  private static String fingerprint(String kept) {
    return kept.replaceAll(".*:([0-9a-f]{64}).*", "$1");
  }

  private static String freshDatabase() {
    String name = TestServers.postgres().freshDatabase("kept");
    try (Connection connection = TestServers.postgres().connect(name);
        Statement statement = connection.createStatement();
        var migration =
            KeptSettingsTest.class.getResourceAsStream("/db/settings/V2001__kept_setting.sql")) {
      statement.execute(new String(migration.readAllBytes(), UTF_8));
      return name;
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
