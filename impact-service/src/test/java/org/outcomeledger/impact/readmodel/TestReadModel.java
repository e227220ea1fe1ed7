package org.outcomeledger.impact.readmodel;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.flywaydb.core.Flyway;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.RestoredLedgers;
import org.outcomeledger.impact.follower.Sink;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.testservers.TestServers;

/** A read model in a database of its own, as empty as a new deployment's. */
public final class TestReadModel implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();

  private final PgConnectOptions options;
  private final List<Pool> pools = new CopyOnWriteArrayList<>();
  private final Pool pool;
  private final Flyway migrations;

  public TestReadModel() {
    this(TestServers.postgres(), TestServers.postgres().freshDatabase("impact"));
  }

  public TestReadModel(PostgresAddress postgres, String database) {
    this.migrations =
        Flyway.configure()
            .dataSource(postgres.jdbcUrl(database), database, postgres.password())
            .locations("db/impact", "db/settings")
            .outOfOrder(true)
            // That of a service that runs has the audit trail as well.
            .ignoreMigrationPatterns("*:missing", "*:future")
            .placeholders(Map.of("service-role", "nobody"))
            .load();
    migrations.migrate();
    this.options =
        PgConnectOptions.fromUri(postgres.reactiveUrl(database))
            .setUser(database)
            .setPassword(postgres.password())
            .setCachePreparedStatements(true)
            .setPipeliningLimit(16);
    this.pool = newPool(options);
  }

  private Pool newPool(PgConnectOptions through) {
    Pool opened =
        Pool.newInstance(
            PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(through)
                .using(VERTX)
                .build());
    pools.add(opened);
    return opened;
  }

  /** For what has tables beside the projector's. */
  public Pool pool() {
    return pool;
  }

  public Sink projector() {
    return new Projector(pool);
  }

  /** The command that is run once ledgers were restored. */
  public ServiceCommand restore(RestoredLedgers ledgers) {
    return new ReadModelRestore(new RestoredReadModel(pool), ledgers);
  }

  /**
   * The command that builds it anew beside itself, with connections of its own, as a process has.
   */
  public ServiceCommand rebuild(LedgerClient ledgers, ImpactConfig.Rebuild config) {
    return rebuildThrough(port(), ledgers, config);
  }

  /** The same, where the database is reached through a port that leads to it. */
  public ServiceCommand rebuildThrough(
      int port, LedgerClient ledgers, ImpactConfig.Rebuild config) {
    return new ReadModelRebuild(
        newPool(new PgConnectOptions(options).setPort(port)), migrations, ledgers, config);
  }

  /** Where the database is, on loopback. */
  public int port() {
    return options.getPort();
  }

  /** A session that has the lock of the command rebuild, as soon as nobody else has. */
  public SqlConnection ofAnotherRebuild() {
    SqlConnection session = pool.getConnection().await().indefinitely();
    session
        .query("select pg_advisory_lock(" + RebuildGuard.ONE_AT_A_TIME + ")")
        .execute()
        .await()
        .indefinitely();
    return session;
  }

  /** Whether a rebuild has left something, as operators are told. */
  public HealthCheckResponse rebuildLeft() {
    return new RebuildLeftHealth(pool).call().await().indefinitely();
  }

  public FactReader reader() {
    return new FactReader(pool);
  }

  public QualityReader quality() {
    return new QualityReader(pool);
  }

  /** All facts, in the order of their places. */
  public List<Fact> facts() {
    var facts = new ArrayList<Fact>();
    reader().read(facts::add);
    facts.sort(BY_PLACE);
    return facts;
  }

  /** What the watermarks add up to: how many entries were applied. */
  public long applied() {
    return new Projector(pool).watermarks().stream().mapToLong(Watermark::position).sum();
  }

  /** Runs a statement, as someone at a terminal would. */
  public void sql(String statement) {
    pool.query(statement).execute().await().indefinitely();
  }

  /** The first column of a query's rows. */
  public List<String> texts(String query) {
    var texts = new ArrayList<String>();
    pool.query(query).execute().await().indefinitely().forEach(row -> texts.add(row.getString(0)));
    return texts;
  }

  /** The columns of a table's primary key, in their order. */
  List<String> primaryKey(String table) {
    var columns = new ArrayList<String>();
    pool.query(
            """
            select a.attname::text
            from pg_index i
            cross join unnest(i.indkey) with ordinality as k(attnum, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
            where i.indisprimary and i.indrelid = '%s'::regclass
            order by k.place
            """
                .formatted(table))
        .execute()
        .await()
        .indefinitely()
        .forEach(row -> columns.add(row.getString(0)));
    return columns;
  }

  /** The order in which {@link #facts} come. */
  public static final Comparator<Fact> BY_PLACE =
      Comparator.comparing(Fact::ledger)
          .thenComparingInt(Fact::shard)
          .thenComparingLong(Fact::position);

  @Override
  public void close() {
    pools.forEach(it -> it.close().await().indefinitely());
  }
}
