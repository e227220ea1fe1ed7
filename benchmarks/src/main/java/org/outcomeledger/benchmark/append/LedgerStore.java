package org.outcomeledger.benchmark.append;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.outcomeledger.benchmark.house.LedgerChains;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.ledger.AppendLimits;
import org.outcomeledger.ledger.AppendRequest;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.FlushListener;
import org.outcomeledger.ledger.Ledger;
import org.outcomeledger.ledger.LedgerDatabase;
import org.outcomeledger.ledger.Receipt;
import org.outcomeledger.ledger.Rejection;
import org.outcomeledger.ledger.ReportedEvent;
import org.outcomeledger.ledger.Rules;
import org.outcomeledger.local.LocalServers;

/**
 * The ledger as the services use it: each event is decided on its learner's folded stream, claims
 * an id, has an idempotency key, is hashed and chained.
 */
final class LedgerStore implements EventStore {

  private static final int SHARDS = 8;
  private static final AppendLimits LIMITS = new AppendLimits(20_000, 2_000);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final String database = LocalServers.postgres().freshDatabase("ledger");
  private final Ledger<UUID> ledger;

  LedgerStore() {
    var postgres = LocalServers.postgres();
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(database), database, postgres.password())
        .locations("db/ledger")
        .placeholders(
            Map.of(
                "shards",
                String.valueOf(SHARDS),
                "erasure-role",
                "ledger_eraser",
                "service-role",
                "nobody"))
        .load()
        .migrate();
    // Outside Quarkus, the first use sets up Mutiny's context, and must not be two threads' at
    // once.
    Uni.createFrom().completionStage(CompletableFuture.completedStage(0)).await().indefinitely();
    ledger =
        new Ledger<>(
            new EnrolledOnce(),
            LedgerStore::enrollmentId,
            new LedgerDatabase(
                vertx,
                PgConnectOptions.fromUri(postgres.reactiveUrl(database))
                    .setUser(database)
                    .setPassword(postgres.password())),
            LIMITS,
            () -> {},
            FlushListener.NONE);
  }

  /** An enrollment id is taken once: what a learner's enrollments are is folded from the stream. */
  private record EnrolledOnce() implements Rules<Set<UUID>, UUID> {

    private static final Rejection TAKEN =
        new Rejection(ProblemType.ALREADY_ENROLLED, "Taken.", "/enrollmentId");

    @Override
    public Set<UUID> initial() {
      return Set.of();
    }

    @Override
    public Set<UUID> evolve(Set<UUID> enrollments, UUID enrolled) {
      var more = new HashSet<>(enrollments);
      more.add(enrolled);
      return more;
    }

    @Override
    public Decision decide(Set<UUID> enrollments, UUID enrolled) {
      return enrollments.contains(enrolled) ? new Decision.Reject(TAKEN) : Decision.accept();
    }

    @Override
    public List<Claim> claims(UUID enrolled) {
      return List.of(new Claim("enrollment", enrolled, TAKEN));
    }

    @Override
    public Optional<UUID> retracts(UUID enrolled) {
      return Optional.empty();
    }

    @Override
    public boolean isRetractable(UUID enrolled) {
      return true;
    }
  }

  String database() {
    return database;
  }

  private static UUID enrollmentId(String type, byte[] json) {
    return UUID.fromString(new String(json, 17, 36, US_ASCII));
  }

  @Override
  public void append(List<NewEvent> events) {
    var request = new AppendRequest<>(events.stream().map(LedgerStore::reported).toList(), true);
    for (Receipt receipt : ledger.append(request).await().atMost(TIMEOUT)) {
      if (!(receipt instanceof Receipt.Accepted)) {
        throw new IllegalStateException("Not accepted: " + receipt);
      }
    }
  }

  private static ReportedEvent<UUID> reported(NewEvent event) {
    return new ReportedEvent<>(
        "platform-a",
        event.learner(),
        "lms",
        event.id(),
        NewEvent.TYPE,
        null,
        event.json(),
        event.id(),
        null);
  }

  @Override
  public long verified() throws Exception {
    try (var session = LocalServers.postgres().connect(database)) {
      return new LedgerChains().verify(session);
    }
  }

  @Override
  public void close() {
    ledger.close();
    vertx.closeAndAwait();
  }
}
