package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.TestServers;

/** The number of shards that a service is held against is the ledger's own. */
class KeptShardsTest {

  private static final String BEFORE_NOTES = "2000?";
  private static final String WITH_NOTES = "2001";

  private final String database = TestServers.postgres().freshDatabase("ledger_of_8");

  @Test
  void aLedgerFromBeforeThereWereNotesIsNotedAsItIs() throws SQLException {
    migrate(8, BEFORE_NOTES);
    migrate(4, "latest");
    assertThat(sql("select value from kept_setting where name = 'outcome-ledger.shards'"))
        .isEqualTo("8");
  }

  @Test
  void aNoteOfAnotherNumberIsPutRight() throws SQLException {
    migrate(8, BEFORE_NOTES);
    migrate(4, WITH_NOTES);
    sql("insert into kept_setting (name, value) values ('outcome-ledger.shards', '4') returning 1");
    migrate(8, "latest");
    assertThat(sql("select value from kept_setting where name = 'outcome-ledger.shards'"))
        .isEqualTo("8");
  }

  private void migrate(int shards, String target) {
    flyway(shards, target).migrate();
  }

  private Flyway flyway(int shards, String target) {
    var postgres = TestServers.postgres();
    return Flyway.configure()
        .dataSource(postgres.jdbcUrl(database), database, postgres.password())
        .locations("db/ledger", "db/settings")
        .placeholders(
            Map.of(
                "shards", "" + shards, "erasure-role", "ledger_eraser", "service-role", "nobody"))
        .outOfOrder(true)
        .target(target)
        .load();
  }

  private String sql(String statement) throws SQLException {
    try (Connection connection =
            flyway(8, "latest").getConfiguration().getDataSource().getConnection();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery(statement)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
