package org.outcomeledger.impact.readmodel;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * tables behind, which the next run drops before it begins anew. An exchange that was carried out
 * is told as such, also where the database could not say so any more.
 */
@Singleton
final class ReadModelRebuild implements ServiceCommand {

  private static final Logger LOG = Logger.getLogger(ReadModelRebuild.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private static final String RESTART =
      "Figures and stopped shards of replicas that run are still of the old rows: restart them, one after the other.";

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
    try (RebuildGuard guard = RebuildGuard.take(pool)) {
      try {
        return rebuild(guard);
      } catch (OutcomeNotKnown e) {
        throw new CommandRefused(e.getMessage());
      } catch (CommandRefused e) {
        throw new CommandRefused("Nothing was changed. " + e.getMessage());
      } catch (RuntimeException e) { // Flyway's, the database's
        throw new CommandRefused(
            "Nothing was changed. Is this the login of the tables' owner, and is the database there? "
                + e.getMessage());
      } finally {
        tidy(guard);
      }
    }
  }

  /** Whether the tables were exchanged or not, what is left of the others goes. */
  private void tidy(RebuildGuard guard) {
    try {
      if (guard.isHeldOrTakenAgain()) {
        schema.drop();
      } else {
        LOG.warn("Another rebuild runs, and drops the schemas rebuilt and replaced");
      }
    } catch (RuntimeException e) { // what was done is done
      LOG.warnf("The next run drops the schemas rebuilt and replaced, for now: %s", e.getMessage());
    }
  }

  private List<String> rebuild(RebuildGuard guard) {
    long begun = System.nanoTime();
    schema.make();
    var replay =
        new LedgerReplay(
            ledgers, Projector.into(RebuiltSchema.NAME, pool), config.entriesPerSecond());
    replay.reach(replay.heads());
    schema.analyze();
    Optional<TableExchange.Exchanged> exchanged = exchange(new TableExchange(pool, replay), guard);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    var report = new ArrayList<String>();
    report.add(
        "The read model was rebuilt from %d entries of both ledgers in %d s. The tables were exchanged%s."
            .formatted(
                replay.applied(),
                seconds,
                exchanged.map(it -> " in " + it.locked().toMillis() + " ms").orElse("")));
    report.addAll(
        exchanged
            .map(it -> comparison(it, replay))
            .orElseGet(() -> notCompared("the database's answer to the exchange was lost")));
    return report;
  }

  /** Exchanges the tables; empty if they were exchanged, and what was before is not known. */
  private Optional<TableExchange.Exchanged> exchange(TableExchange exchange, RebuildGuard guard) {
    long end = System.nanoTime() + config.exchangeWithin().toNanos();
    while (true) {
      exchange.catchUp();
      guard.requireHeld();
      try {
        return Optional.of(exchange.attempt());
      } catch (CommandRefused e) {
        throw e;
      } catch (RuntimeException e) {
        if (isExchangedAllTheSame(e)) {
          return Optional.empty();
        }
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

  /** A database that goes away may have committed, and have no time left to say so. */
  private boolean isExchangedAllTheSame(RuntimeException failure) {
    long end = System.nanoTime() + config.exchangeWithin().toNanos();
    while (true) {
      try {
        return schema.isExchanged();
      } catch (RuntimeException e) {
        if (System.nanoTime() - end > 0) {
          throw new OutcomeNotKnown(
              "It is not known whether the tables were exchanged, for the database has not answered since. Either way they are whole: restart the replicas, and run it again. %s"
                  .formatted(failure.getMessage()),
              e);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  private static final class OutcomeNotKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutcomeNotKnown(String what, Throwable cause) {
      super(what, cause);
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
      report.add(report.isEmpty() ? "Every row is as it was, at the same positions." : RESTART);
      return report;
    } catch (RuntimeException e) {
      return notCompared(e.getMessage());
    }
  }

  private static List<String> notCompared(String why) {
    return List.of("The old rows were not compared with these: " + why + ".", RESTART);
  }
}
