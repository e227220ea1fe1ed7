package org.outcomeledger.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.format.SignedHead;

/**
 * The command {@code restore}: begins a new incarnation after the ledger's database was restored
 * from an older copy, so that the positions that are used again are not taken for the events that
 * were lost.
 *
 * <p>The relay's cursor stays where the copy has it, never beyond the heads: what lies between is
 * sent again, nothing is left out. Signed heads go on behind the last that Kafka has, and erasures
 * that the copy does not know are carried out again, before anybody reads it. What is lost is not
 * known here; followers name it.
 */
@Singleton
final class LedgerRestore implements ServiceCommand {

  private static final String SESSIONS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name in ('ledger-append', 'ledger-relay')\
      """;
  private static final String LOCK = "select 1 from ledger_head for update";
  private static final String BEGIN =
      """
      with begun as (update ledger_head set incarnation = gen_random_uuid() returning *)
      insert into ledger_incarnation (number, incarnation, began_at, after)
      select (select max(number) + 1 from ledger_incarnation), incarnation, now(), positions
      from begun\
      """;
  private static final String MOVE_CURSOR =
      """
      update relay_cursor set positions = (
        select array_agg(least(sent, held) order by shard)
        from ledger_head, unnest(relay_cursor.positions, ledger_head.positions)
          with ordinality as both_of (sent, held, shard))\
      """;
  private static final String LAST_HEAD = "select coalesce(max(sequence), 0) from signed_head";
  private static final String KEEP_HEAD =
      "insert into signed_head (sequence, line, signed_at, sent) values (?, ?, ?, true)";
  private static final String REPORT =
      """
      select incarnation, positions::text, (
        select max(recorded_at)
        from unnest(positions) with ordinality as head (position, number)
        join event on event.shard = head.number - 1 and event.position = head.position) as last
      from ledger_head\
      """;

  private final DataSource database;
  private final String ledger;
  private final Supplier<Optional<SignedHead>> published;
  private final Supplier<List<CarriedOutErasure>> erasures;
  private final LedgerEraser eraser;

  @Inject
  LedgerRestore(
      DataSource database,
      LedgerConfig config,
      PublishedHeads heads,
      PublishedErasures erasures,
      LedgerEraser eraser) {
    this(
        database,
        config.ledger(),
        () -> heads.last(config.ledger()),
        () -> erasures.of(config.ledger()),
        eraser);
  }

  LedgerRestore(
      DataSource database,
      String ledger,
      Supplier<Optional<SignedHead>> published,
      Supplier<List<CarriedOutErasure>> erasures,
      LedgerEraser eraser) {
    this.database = database;
    this.ledger = ledger;
    this.published = published;
    this.erasures = erasures;
    this.eraser = eraser;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public List<String> run() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      requireNobodyElse(statement);
      statement.execute("set local lock_timeout = '5s'");
      statement.execute(LOCK);
      statement.execute(BEGIN);
      statement.execute(MOVE_CURSOR);
      continueHeads(connection, published.get());
      List<String> repeated = RepeatedErasures.askAgain(connection, erasures.get());
      List<String> report = report(statement);
      connection.commit();
      return Stream.of(
              List.of(report.getFirst()), repeated, erased(), report.subList(1, report.size()))
          .flatMap(List::stream)
          .toList();
    } catch (SQLException e) {
      throw new CommandRefused(
          "Nothing was changed, for the database answered: " + e.getMessage() + ".");
    } catch (KafkaException e) {
      throw new CommandRefused(
          "Nothing was changed, for Kafka does not answer, and has the last signed head: start it"
              + " first. "
              + e.getMessage());
    }
  }

  /** Before the service starts: nobody is to read, or to be sent, what was erased. */
  private List<String> erased() {
    try {
      eraser.carryOut(learner -> {});
      return List.of();
    } catch (RuntimeException e) {
      return List.of(
          "Not all of them could be carried out yet, and nobody may read the ledger before: mend this, then run restore again. %s"
              .formatted(e));
    }
  }

  /** The next head names the last that was published: a number that comes twice is an alarm. */
  private static void continueHeads(Connection connection, Optional<SignedHead> published)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet last = statement.executeQuery(LAST_HEAD)) {
      last.next();
      long held = last.getLong(1);
      if (published.filter(it -> it.statement().sequence() >= held).isPresent()) {
        statement.execute("delete from signed_head");
        keep(connection, published.get());
      }
    }
  }

  private static void keep(Connection connection, SignedHead head) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP_HEAD)) {
      keep.setLong(1, head.statement().sequence());
      keep.setBytes(2, head.line());
      keep.setTimestamp(3, Timestamp.from(head.statement().at()));
      keep.executeUpdate();
    }
  }

  private void requireNobodyElse(Statement statement) throws SQLException {
    try (ResultSet sessions = statement.executeQuery(SESSIONS)) {
      sessions.next();
      if (sessions.getInt(1) > 0) {
        throw new CommandRefused(
            "Nothing was changed, for replicas of %s-service still run (%d sessions append or relay). Stop them all, then run this again."
                .formatted(ledger, sessions.getInt(1)));
      }
    }
  }

  private List<String> report(Statement statement) throws SQLException {
    try (ResultSet head = statement.executeQuery(REPORT)) {
      head.next();
      String last = head.getString("last");
      return List.of(
          "The %s ledger begins incarnation %s after positions %s (shard 0, 1, ...)."
              .formatted(ledger, head.getString("incarnation"), head.getString("positions")),
          last == null
              ? "It holds no event: whatever it acknowledged before is lost."
              : "Its last event was recorded at %s: what it acknowledged later, if anything, is lost."
                  .formatted(last),
          "Now: start %s-service; then stop impact-service, run its command restore, which names what is lost, and start it again."
              .formatted(ledger),
          "Then have every platform post again what it posted since, with the same ids: what is"
              + " held is answered as a duplicate. See docs/restore.md.");
    }
  }
}
