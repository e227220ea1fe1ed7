package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
    keep(1_203);
    var seen = new ArrayList<Long>();
    RefusalMark mark = RefusalMark.NEWEST;
    List<KeptRefusal> page;
    do {
      page = page(mark);
      List<KeptRefusal> shown = page.subList(0, Math.min(Refusals.PAGE, page.size()));
      shown.forEach(refusal -> seen.add(refusal.mark().number()));
      mark = RefusalMark.read(shown.getLast().mark().toString());
      keep(7);
    } while (page.size() > Refusals.PAGE);
    assertThat(seen).hasSize(1_203).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void whatIsOlderThanThirtyDaysIsNotShownAndForgottenHoweverMuchItIs() {
    keep(25_001);
    sql("update refusal set refused_at = now() - interval '30 days 1 second'");
    keep(2);
    sql(
        "update refusal set refused_at = now() - interval '29 days' where number in (select max(number) from refusal)");
    assertThat(page(RefusalMark.NEWEST)).hasSize(2);
    assertThat(sql("select count(*) from refusal")).isEqualTo(25_003L);
    refusals.forget().await().atMost(PATIENCE);
    assertThat(sql("select count(*) from refusal")).isEqualTo(2L);
  }

  @Test
  void aTableThatIsAwayDelaysNoReplyAndLosesNone() {
    sql("alter table refusal rename to away");
    keep(1);
    sql("alter table away rename to refusal");
    keep(1);
    assertThat(page(RefusalMark.NEWEST)).hasSize(1);
  }

  @Test
  void whatAProblemSaysOfItsOneOccurrenceIsNotKept() {
    keep(1);
    assertThat((String) sql("select r::text from refusal r")).doesNotContain("jane");
    assertThat(page(RefusalMark.NEWEST).getFirst().problem().detail()).isNull();
  }

  private void keep(int count) {
    List<RefusedEvent> refused =
        IntStream.range(0, count)
            .mapToObj(i -> new RefusedEvent(UUID.randomUUID(), null, PROBLEM))
            .toList();
    refusals.keep("platform-a", refused).await().atMost(PATIENCE);
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
