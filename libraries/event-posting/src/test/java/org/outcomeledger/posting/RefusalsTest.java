package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.testservers.TestServers;

class RefusalsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DATABASE = TestServers.postgres().freshDatabase("refusals");
  private static final Vertx VERTX = Vertx.vertx();
  private static final Pool POOL = pool();
  private static final Problem PROBLEM =
      Problem.of(ProblemType.INVALID_DATA, "It says jane", "/startedOn");

  private final Refusals refusals = new Refusals(POOL);

  private static Pool pool() {
    var postgres = TestServers.postgres();
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(DATABASE), DATABASE, postgres.password())
        .locations("db/posting")
        .placeholders(Map.of("service-role", "nobody"))
        .load()
        .migrate();
    return PgBuilder.pool()
        .connectingTo(
            PgConnectOptions.fromUri(postgres.reactiveUrl(DATABASE))
                .setUser(DATABASE)
                .setPassword(postgres.password()))
        .using(VERTX)
        .build();
  }

  @AfterAll
  static void close() {
    POOL.closeAndAwait();
    VERTX.closeAndAwait();
  }

  @BeforeEach
  void empty() {
    sql("truncate refusal");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetitionWhileMoreIsRefused() {
    int kept = keepEveryOther(RefusalSum.MOST_SAMPLES);
    var seen = new ArrayList<UUID>();
    RefusalMark mark = RefusalMark.NEWEST;
    List<KeptRefusal> page;
    do {
      page = page(mark);
      List<KeptRefusal> shown = page.subList(0, Math.min(Refusals.PAGE, page.size()));
      shown.forEach(refusal -> seen.add(refusal.event()));
      mark = RefusalMark.read(shown.getLast().mark().toString());
      keep(7);
    } while (page.size() > Refusals.PAGE);
    assertThat(seen).hasSize(kept).doesNotHaveDuplicates();
  }

  @Test
  void aReasonIsOneRowHoweverOftenItIsGivenAndNamesTheLatestOnly() {
    keep(25_001);
    refusals.write().await().atMost(PATIENCE);
    UUID last = keep(1).getLast();
    List<KeptRefusal> all = page(RefusalMark.NEWEST);
    assertThat(sql("select count(*) from refusal")).isEqualTo(1L);
    assertThat(all.stream().mapToLong(KeptRefusal::count).sum()).isEqualTo(25_002);
    assertThat(all).filteredOn(it -> it.event() != null).hasSize(RefusalSum.MOST_SAMPLES);
    assertThat(all.getFirst().event()).isEqualTo(last);
  }

  @Test
  void theOthersOfAReasonAreOneEntryWithTheirCountAndTime() {
    keep(30);
    assertThat(page(RefusalMark.NEWEST))
        .filteredOn(it -> it.event() == null)
        .singleElement()
        .satisfies(
            others -> {
              assertThat(others.count()).isEqualTo(10);
              assertThat(others.first()).isBeforeOrEqualTo(others.mark().at().toInstant());
            });
  }

  @Test
  void singleRefusalsOfTheReleaseBeforeAreShownBesideSums() {
    sql(
        """
        insert into refusal (platform, refused_at, event, problem, title, status)
        select 'platform-a', now() - interval '1 minute', gen_random_uuid(), '/problems/invalid-data', 't', 422
        from generate_series(1, 3)""");
    keep(1);
    assertThat(page(RefusalMark.NEWEST))
        .hasSize(4)
        .allSatisfy(it -> assertThat(it.event()).isNotNull());
  }

  @Test
  void whatIsOlderThanThirtyDaysIsNotShownAndForgottenHoweverMuchItIs() {
    sql(
        """
        insert into refusal (platform, refused_at, problem, title, status)
        select 'platform-a', now() - interval '30 days 1 second', '/problems/invalid-data', 't', 422
        from generate_series(1, 25000)""");
    keep(2);
    assertThat(page(RefusalMark.NEWEST)).hasSize(2);
    sql(
        "update refusal set refused_at = now() - interval '30 days 1 second', last_at = now() - interval '29 days' where hour is not null");
    refusals.forget().await().atMost(PATIENCE);
    assertThat(sql("select count(*) from refusal")).isEqualTo(1L);
  }

  @Test
  void aPlatformKeepsOnlySoManySumsAndOthersKeepTheirs() {
    sql(
        """
        insert into refusal (platform, hour, refused_at, last_at, sample_at, sample_event, problem, title, status)
        select 'platform-a', now() - i * interval '1 hour', now() - i * interval '1 hour',
            now() - i * interval '1 hour', '{}'::timestamptz[], '{}'::uuid[], '/problems/' || n, 't', 422
        from generate_series(1, 100) i, generate_series(1, 21) n
        union all
        select 'platform-b', now(), now(), now() - interval '29 days', '{}'::timestamptz[], '{}'::uuid[], '/problems/x', 't', 422""");
    refusals.forget().await().atMost(PATIENCE);
    assertThat(sql("select count(*) from refusal where platform = 'platform-a'"))
        .isEqualTo((long) RefusalTable.MOST_SUMS);
    assertThat(
            sql(
                "select min(last_at) > now() - interval '97 hours' from refusal where platform = 'platform-a'"))
        .isEqualTo(true);
    assertThat(sql("select count(*) from refusal where platform = 'platform-b'")).isEqualTo(1L);
  }

  @Test
  void aTableThatIsAwayDelaysNoReplyAndLosesNone() {
    sql("alter table refusal rename to away");
    keep(1);
    refusals.write().await().atMost(PATIENCE);
    sql("alter table away rename to refusal");
    keep(1);
    assertThat(page(RefusalMark.NEWEST)).hasSize(2);
  }

  /** Each takes two seconds until it gives up. */
  @Test
  void writesThatAreAskedForWhileTheTableHangsAreTwoAndNotOneForEach() {
    keep(1);
    SqlConnection holder = POOL.getConnection().await().atMost(PATIENCE);
    try {
      holder.query("begin; lock table refusal").execute().await().atMost(PATIENCE);
      List<CompletableFuture<Void>> writes =
          Stream.generate(() -> refusals.write().subscribeAsCompletionStage()).limit(50).toList();
      assertThat(CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)))
          .succeedsWithin(PATIENCE);
    } finally {
      holder.query("rollback").execute().await().atMost(PATIENCE);
      holder.close().await().atMost(PATIENCE);
    }
    assertThat(page(RefusalMark.NEWEST)).hasSize(1);
  }

  @Test
  void twoReplicasAddUpInOneRow() {
    keep(3);
    var other = new Refusals(POOL);
    other.keep("platform-a", refused(PROBLEM, 4)).await().atMost(PATIENCE);
    other.write().await().atMost(PATIENCE);
    assertThat(page(RefusalMark.NEWEST)).hasSize(7);
    assertThat(sql("select count from refusal")).isEqualTo(7L);
  }

  @Test
  void whatAProblemSaysOfItsOneOccurrenceIsNotKept() {
    keep(1);
    assertThat(page(RefusalMark.NEWEST).getFirst().event()).isNotNull();
    assertThat((String) sql("select r::text from refusal r")).doesNotContain("jane");
  }

  private List<UUID> keep(int count) {
    List<RefusedEvent> refused = refused(PROBLEM, count);
    refusals.keep("platform-a", refused).await().atMost(PATIENCE);
    return refused.stream().map(it -> it.event().get()).toList();
  }

  /** So often for each type of problem but the one that {@link #keep} keeps. */
  private int keepEveryOther(int times) {
    List<ProblemType> others =
        Stream.of(ProblemType.values()).filter(type -> type != ProblemType.INVALID_DATA).toList();
    for (ProblemType type : others) {
      List<RefusedEvent> refused = refused(Problem.of(type, "It says jane", "/startedOn"), times);
      refusals.keep("platform-a", refused).await().atMost(PATIENCE);
    }
    return others.size() * times;
  }

  private static List<RefusedEvent> refused(Problem problem, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              UUID event = UUID.randomUUID();
              return new RefusedEvent(() -> event, null, problem);
            })
        .toList();
  }

  private List<KeptRefusal> page(RefusalMark before) {
    var asked = new RefusedQuestion(RefusalMark.NEWEST.at().minusYears(9_000), before, null);
    return refusals.newestFirst("platform-a", asked).await().atMost(PATIENCE);
  }

  private static Object sql(String statement) {
    var rows = POOL.query(statement).execute().await().atMost(PATIENCE).iterator();
    return rows.hasNext() ? rows.next().getValue(0) : null;
  }
}
