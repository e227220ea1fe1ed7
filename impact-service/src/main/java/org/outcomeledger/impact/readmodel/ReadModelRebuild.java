package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.LedgerReplay;
import org.outcomeledger.indicators.Position;

/**
 * The command {@code rebuild}: fills a read model from both ledgers beside the one that serves,
 * lets it take its place, and says what differed. Replicas serve and follow meanwhile. Run as the
 * role that owns the tables; needs no Kafka.
 *
 * <p>Until the exchange everything is as before, whatever happens; a run that was killed has left
 * tables behind, which the next run drops before it begins anew.
 */
@Singleton
final class ReadModelRebuild implements ServiceCommand {

  /** Any constant but those of other locks. */
  static final long ONE_AT_A_TIME = 0x72656275696cL;

  private static final Logger LOG = Logger.getLogger(ReadModelRebuild.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final Pool pool;
  private final RebuiltSchema schema;
  private final LedgerClient ledgers;
  private final ImpactConfig.Rebuild config;

  @Inject
  ReadModelRebuild(Pool pool, Flyway migrations, LedgerClient ledgers, ImpactConfig config) {
    this(pool, migrations, ledgers, config.rebuild());
  }

  ReadModelRebuild(
      Pool pool, Flyway migrations, LedgerClient ledgers, ImpactConfig.Rebuild config) {
    this.pool = pool;
    this.schema = new RebuiltSchema(pool, migrations);
    this.ledgers = ledgers;
    this.config = config;
  }

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public List<String> run() {
    SqlConnection guard = await(pool.getConnection());
    try {
      if (!isTrue(guard, "select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")")) {
        throw new CommandRefused("Nothing was changed. Another rebuild of this read model runs.");
      }
      try {
        return rebuildAndTidy();
      } finally {
        isTrue(guard, "select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
      }
    } finally {
      await(guard.close());
    }
  }

  private List<String> rebuildAndTidy() {
    try {
      return rebuild();
    } catch (CommandRefused e) {
      throw new CommandRefused("Nothing was changed. " + e.getMessage());
    } catch (RuntimeException e) { // Flyway's, the database's
      throw new CommandRefused(
          "Nothing was changed. Is this the login of the tables' owner, and is the database there? "
              + e.getMessage());
    } finally {
      tidy();
    }
  }

  private void tidy() {
    try {
      schema.drop();
    } catch (RuntimeException e) { // what was done is done
      LOG.warnf("The next run drops the schemas rebuilt and replaced, for now: %s", e.getMessage());
    }
  }

  private static boolean isTrue(SqlConnection session, String question) {
    return await(session.query(question).execute()).iterator().next().getBoolean(0);
  }

  private List<String> rebuild() {
    long begun = System.nanoTime();
    schema.make();
    var replay =
        new LedgerReplay(
            ledgers, Projector.into(RebuiltSchema.NAME, pool), config.entriesPerSecond());
    replay.reach(replay.heads());
    schema.analyze();
    TableExchange.Exchanged exchanged = exchange(new TableExchange(pool, replay));
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    var report = new ArrayList<String>();
    report.add(
        "The read model was rebuilt from %d entries of both ledgers in %d s. The tables were exchanged in %d ms."
            .formatted(replay.applied(), seconds, exchanged.locked().toMillis()));
    report.addAll(comparison(exchanged, replay));
    return report;
  }

  private TableExchange.Exchanged exchange(TableExchange exchange) {
    long end = System.nanoTime() + config.exchangeWithin().toNanos();
    while (true) {
      exchange.catchUp();
      try {
        return exchange.attempt();
      } catch (CommandRefused e) {
        throw e;
      } catch (RuntimeException e) { // whatever it is: nothing has changed
        LOG.infof("The tables cannot be exchanged yet: %s", e.getMessage());
        if (System.nanoTime() - end > 0) {
          throw new CommandRefused(
              "The tables could not be exchanged within %s, for others held them: end long queries, and run it again. %s"
                  .formatted(config.exchangeWithin(), e.getMessage()));
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  /** The tables are exchanged: what goes wrong here changes nothing of that. */
  private static List<String> comparison(TableExchange.Exchanged exchanged, LedgerReplay replay) {
    try (OldAndNewRows rows = exchanged.rows()) {
      var report = new ArrayList<String>();
      var same = new ArrayList<Position>();
      exchanged
          .before()
          .forEach(
              (shard, position) -> {
                if (position == replay.reached(shard)) {
                  same.add(shard);
                } else {
                  report.add(
                      "%s ledger, shard %d: the old rows stood at position %d, these stand at %d, and were not compared with them."
                          .formatted(
                              shard.ledger().text(),
                              shard.shard(),
                              position,
                              replay.reached(shard)));
                }
              });
      report.addAll(rows.differences(same));
      report.add(
          report.isEmpty()
              ? "Every row is as it was, at the same positions."
              : "Figures and stopped shards of replicas that run are still of the old rows: restart them, one after the other.");
      return report;
    } catch (RuntimeException e) {
      return List.of("The old rows were not compared with these: " + e.getMessage());
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }
}
