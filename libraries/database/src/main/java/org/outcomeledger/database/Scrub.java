package org.outcomeledger.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Removes from disk what was erased: every night, and by the command {@code scrub}, which may be
 * run beside replicas that serve. Tables that an erasure touched are rewritten, statistics made
 * anew, and what the write-ahead log had of it is overwritten.
 *
 * <p>Promised: once it has said that a table was rewritten, no file of the table has what was
 * erased before. Not promised: anything about backups, archived write-ahead log and replicas of the
 * server. A table is locked while it is rewritten: whoever appends meanwhile is answered 503.
 */
@Singleton
public class Scrub implements ServiceCommand {

  private static final Logger LOG = Logger.getLogger(Scrub.class);

  /** Any constant but those of the ledger's locks. */
  private static final long ONE_AT_A_TIME = 0x7363727562L;

  private final DataSource database;

  Scrub(DataSource database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "scrub";
  }

  @Scheduled(
      cron = "${outcome-ledger.scrub.cron:0 30 3 * * ?}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void nightly() {
    try {
      run().forEach(LOG::info);
    } catch (CommandRefused e) {
      LOG.warn(e.getMessage());
    }
  }

  @Override
  public List<String> run() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isTrue(statement, "select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")")) {
        return List.of("Another replica scrubs this database.");
      }
      try {
        return scrub(statement);
      } finally {
        statement.execute("select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
      }
    } catch (SQLException e) {
      throw new CommandRefused(
          "Not everything was scrubbed, and what was not is scrubbed by the next run, for the"
              + " database answered: "
              + e.getMessage());
    }
  }

  private static List<String> scrub(Statement statement) throws SQLException {
    var said = new ArrayList<String>();
    List<TouchedTable> touched = TouchedTable.all(statement);
    for (TouchedTable table : touched) {
      said.add(table.rewrite(statement));
    }
    if (touched.isEmpty()) {
      return List.of("Nothing was erased since the last scrub.");
    }
    said.add(TouchedTable.statistics().rewrite(statement));
    said.add(WriteAheadLog.overwrite(statement));
    return said;
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
