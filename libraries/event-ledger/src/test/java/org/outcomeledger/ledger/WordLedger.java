package org.outcomeledger.ledger;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.outcomeledger.format.ChainVerifier;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.testservers.TestServers;

/** A ledger of words in an empty database on the module's one PostgreSQL. */
final class WordLedger implements AutoCloseable {

  static final int SHARDS = 4;
  static final int MAX_REQUESTS_WAITING = 20_000;
  static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Vertx VERTX = Vertx.vertx();
  private static final String USER = TestServers.postgres().freshDatabase("ledger");

  final LedgerDatabase database;
  final ReplayStore store;
  final Pool pool;
  final ErasureTable erasures;
  private final String name;
  private final DataSource jdbc;
  private final List<Ledger<Word>> replicas = new ArrayList<>();

  WordLedger() {
    this(USER);
  }

  /** One beside the other, in a database of its own. */
  static WordLedger another() {
    return new WordLedger(TestServers.postgres().freshDatabase("another"));
  }

  private WordLedger(String name) {
    this.name = name;
    var postgres = TestServers.postgres();
    Flyway flyway =
        Flyway.configure()
            .dataSource(postgres.jdbcUrl(name), name, postgres.password())
            .locations("db/ledger", "db/settings", "db/audit")
            .outOfOrder(true)
            .placeholders(
                Map.of(
                    "shards",
                    String.valueOf(SHARDS),
                    "erasure-role",
                    "ledger_eraser",
                    "service-role",
                    "nobody"))
            .cleanDisabled(false)
            .load();
    flyway.clean();
    flyway.migrate();
    jdbc = flyway.getConfiguration().getDataSource();
    var options =
        PgConnectOptions.fromUri(postgres.reactiveUrl(name))
            .setUser(name)
            .setPassword(postgres.password());
    database = new LedgerDatabase(VERTX, options);
    pool =
        PgBuilder.pool()
            .connectingTo(options)
            .with(new PoolOptions().setMaxSize(4))
            .using(VERTX)
            .build();
    store = new ReplayStore(pool);
    erasures = new ErasureTable(pool);
    // Outside Quarkus, the first use sets up Mutiny's context, and must not be two threads' at
    // once.
    sql("select 1");
  }

  /** One more replica of the service that keeps this ledger. */
  Ledger<Word> replica() {
    return replica(StreamLimits.of(2_000));
  }

  Ledger<Word> replica(StreamLimits limits) {
    var replica =
        new Ledger<>(
            new Word.WordRules(),
            Word::read,
            database,
            MAX_REQUESTS_WAITING,
            limits,
            () -> {},
            FlushListener.NONE);
    replicas.add(replica);
    return replica;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static List<Receipt> append(Ledger<Word> ledger, ReportedEvent<Word>... events) {
    return await(ledger, new AppendRequest<>(List.of(events), false));
  }

  static List<Receipt> await(Ledger<Word> ledger, AppendRequest<Word> request) {
    return ledger.append(request).await().atMost(TIMEOUT);
  }

  /** All entries, shard by shard, once their chains have been verified against the heads. */
  List<LedgerEntry> verified() {
    Heads heads = store.heads().await().atMost(TIMEOUT);
    var all = new ArrayList<LedgerEntry>();
    for (int shard = 0; shard < SHARDS; shard++) {
      var verifier = new ChainVerifier(shard);
      List<LedgerEntry> entries = entries(shard);
      entries.forEach(verifier::accept);
      verifier.anchor(heads.positions()[shard], heads.chains()[shard]);
      if (!verifier.findings().isEmpty()) {
        throw new AssertionError(verifier.findings());
      }
      all.addAll(entries);
    }
    return all;
  }

  private List<LedgerEntry> entries(int shard) {
    var entries = new ArrayList<LedgerEntry>();
    List<LedgerEntry> page = store.page(shard, 0, Integer.MAX_VALUE).await().atMost(TIMEOUT);
    while (!page.isEmpty()) {
      entries.addAll(page);
      long after = page.getLast().position();
      page = store.page(shard, after, Integer.MAX_VALUE).await().atMost(TIMEOUT);
    }
    return entries;
  }

  /** The command that is run once this ledger's database was restored. */
  LedgerRestore restore() {
    return restore(Optional::empty);
  }

  /** The same while Kafka has this head, the last that was published. */
  LedgerRestore restore(Supplier<Optional<SignedHead>> published) {
    return restore(published, List::of);
  }

  /** The same where Kafka knows of these erasures too. */
  LedgerRestore restore(
      Supplier<Optional<SignedHead>> published, Supplier<List<CarriedOutErasure>> erasures) {
    return new LedgerRestore(jdbc, "word", published, erasures, eraser(Optional.empty()));
  }

  /** What carries erasures out here; another ledger may have a part in them. */
  LedgerEraser eraser(Optional<String> asks) {
    return new LedgerEraser(
        database, erasures, new WordLedgerSettings("word"), new Erasing(asks), "ledger_eraser");
  }

  /** Erases a learner, as of the request of a platform. */
  Erasure erase(String platform, UUID learner) {
    Erasure asked = erasures.request(UUID.randomUUID(), platform, learner).await().atMost(TIMEOUT);
    eraser(Optional.empty()).carryOut(erased -> {});
    return erasures.find(asked.id(), platform).await().atMost(TIMEOUT).orElseThrow();
  }

  /** Who has a part in the erasures of a test. */
  record Erasing(Optional<String> asks) implements ErasureConfig {

    @Override
    public Duration asksAgainAfter() {
      return Duration.ofMinutes(10);
    }
  }

  /** The command that makes this ledger from another one. */
  LedgerRekey rekeyFrom(WordLedger old, HeadKeys keys) {
    return new LedgerRekey(jdbc, "word", new From(old.name), keys);
  }

  private record From(String database) implements RekeyConfig {

    @Override
    public Optional<String> jdbcUrl() {
      return Optional.of(TestServers.postgres().jdbcUrl(database));
    }

    @Override
    public Optional<String> username() {
      return Optional.of(database);
    }

    @Override
    public Optional<String> password() {
      return Optional.of(TestServers.postgres().password());
    }
  }

  /** A session of PostgreSQL's superuser on this ledger's database; the caller closes it. */
  Connection superuser() throws SQLException {
    return TestServers.postgres().connect(name);
  }

  /** Waits until the server has no session of this name any more. */
  void awaitNoSession(String name) {
    String sessions =
        "select count(*) from pg_stat_activity where datname = current_database() and application_name = '%s'"
            .formatted(name);
    while (!sql(sessions).equals(0L)) {
      Thread.onSpinWait();
    }
  }

  /** Runs a statement; the value of its first column where it gives a row. */
  Object sql(String statement) {
    var rows = pool.query(statement).execute().await().atMost(TIMEOUT).iterator();
    return rows.hasNext() ? rows.next().getValue(0) : null;
  }

  /** Runs a statement as an erasure would, in a transaction of its own. */
  void erasing(String statement) {
    sql("set local role ledger_eraser; " + statement);
  }

  @Override
  public void close() {
    replicas.forEach(Ledger::close);
    pool.closeAndAwait();
  }
}
