package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.testservers.TestServers;

/** A read model that is built beside the one that is followed into, and takes its place. */
@Execution(ExecutionMode.CONCURRENT)
class ReadModelRebuildTest {

  private static final long SEED = System.nanoTime();
  private static final int FAST = 1_000_000;
  private static final int EVENTS = 400;

  /** What PostgreSQL has of the tables but their rows. */
  private static final String CATALOG =
      """
      select 'column ' || c.relname || ' ' || a.attnum || ' ' || a.attname || ' '
        || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
        || coalesce(col_description(c.oid, a.attnum), '')
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      union all
      select 'index ' || indexdef from pg_indexes where schemaname = 'public'
      union all
      select 'table ' || relname || ' ' || coalesce(obj_description(oid, 'pg_class'), '') || ' '
        || coalesce(relacl::text, '')
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      order by 1\
      """;

  private static final String SCHEMAS =
      "select nspname::text from pg_namespace where nspname in ('rebuilt', 'replaced')";

  private final RandomEvents events = new RandomEvents(SEED);
  private final Random random = new Random(SEED);
  private FollowerFixture world;
  private TestReadModel rows;
  private Follower follower;

  @BeforeEach
  void aReadModelOfAllThatTwoLedgersHold() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    follower = world.follow(rows.projector());
    world.awaitCaughtUp(follower);
    world.relay(world.append(events, EVENTS));
    world.awaitAllRows(rows);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("the new rows are the ledgers', and nothing differs, but that the tables are others")
  void isTheSameAnew() {
    List<String> catalog = rows.texts(CATALOG);
    List<String> tables = rows.texts(oids());

    List<String> report = rebuild(FAST).run();

    assertThat(report)
        .hasSize(2)
        .anyMatch(it -> it.startsWith("The read model was rebuilt from " + EVENTS + " entries"))
        .contains("Every row is as it was, at the same positions.");
    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(standing());
    assertThat(rows.applied()).isEqualTo(EVENTS);
    assertThat(rows.texts(CATALOG)).isEqualTo(catalog);
    assertThat(rows.texts(oids())).doesNotContainAnyElementsOf(tables);
    assertThat(rows.texts(SCHEMAS)).isEmpty();
  }

  @Test
  @DisplayName("rows that were changed, taken away or added are right afterwards, and counted")
  void whatWasTamperedWithIsRight() {
    rows.sql("update enrollment set platform = 'somebody', started_on = started_on - 400");
    rows.sql("delete from survey");
    rows.sql(
        "insert into completion (shard, position, learner_id, platform, recorded_at, enrollment_id, completed_on, certificate, event_id) select shard, position + 100000, learner_id, platform, recorded_at, enrollment_id, completed_on, certificate, event_id from completion");
    long enrollments = count("enrollment");
    long completions = count("completion") / 2;

    List<String> report = rebuild(FAST).run();

    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(standing());
    assertThat(report)
        .anyMatch(
            it -> it.startsWith("enrollment: ") && it.contains(" " + enrollments + " were not"))
        .anyMatch(
            it -> it.startsWith("completion: " + completions + " rows that the ledger does not"))
        .anyMatch(it -> it.startsWith("survey: ") && it.contains(" " + count("survey") + " that"))
        .anyMatch(it -> it.contains("restart them"))
        .hasSize(5);
  }

  @Test
  @DisplayName("a watermark that was taken away is there again, at the end of its shard")
  void lostWatermarks() {
    follower.close();
    int shard = world.outcomes.entries().getFirst().shard();
    rows.sql("delete from watermark where ledger = 'outcome' and shard = " + shard);

    List<String> report = rebuild(FAST).run();

    assertThat(report)
        .anyMatch(it -> it.startsWith("outcome ledger, shard %d: the old rows".formatted(shard)));
    assertThat(rows.applied()).isEqualTo(EVENTS);
    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(standing());
  }

  @Test
  @DisplayName("replicas follow all the while, and go on with the new tables")
  void replicasGoOn() {
    CompletableFuture<List<String>> rebuilt = begin(rebuild(300));
    awaitRowsOfTheNew();
    for (int times = 0; times < 20; times++) {
      world.relay(world.append(events, 20));
    }
    rebuilt.join();
    world.relay(world.append(events, 100));

    world.awaitAllRows(rows);
    assertThat(follower.status())
        .as("seed %d", SEED)
        .allMatch(it -> it.stopped().isEmpty() && it.rebuilding().isEmpty());
  }

  @Test
  @DisplayName("who is erased while the new one is filled is in none of its rows")
  void erasedMeanwhile() {
    CompletableFuture<List<String>> rebuilt = begin(rebuild(100));
    awaitRowsOfTheNew();
    LearnerId learner = someoneInTheNew();
    world.relay(world.erase(learner));
    rebuilt.join();

    world.awaitAllRows(rows);
    assertThat(rows.facts())
        .as("seed %d", SEED)
        .isNotEmpty()
        .noneMatch(it -> it.learner().equals(learner));
    assertThat(rows.texts("select table_name from to_be_scrubbed")).contains("enrollment");
  }

  @Test
  @DisplayName(
      "what is erased ahead of where the old rows are is no difference, and goes with its marker")
  void erasedAndNotYetFollowed() {
    follower.close();
    rows.sql("update survey set channel = 'pigeon'");
    CompletableFuture<List<String>> rebuilt = begin(rebuild(100));
    awaitRowsOfTheNew();
    LearnerId learner = someoneInTheNew();
    world.erase(learner);

    assertThat(rebuilt.join())
        .as("seed %d", SEED)
        .hasSize(3)
        .anyMatch(it -> it.startsWith("survey: 0 rows that the ledger"));
    assertThat(rows.applied()).isEqualTo(EVENTS);
    world.follow(rows.projector());
    world.awaitAllRows(rows);
    assertThat(rows.facts()).as("seed %d", SEED).noneMatch(it -> it.learner().equals(learner));
  }

  @Test
  @DisplayName("of two that are started at once one is refused, and the other is not disturbed")
  void oneAtATime() {
    CompletableFuture<List<String>> first = begin(rebuild(200));
    awaitRowsOfTheNew();

    assertThatThrownBy(() -> rebuild(FAST).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Another rebuild");
    assertThat(first.join()).contains("Every row is as it was, at the same positions.");
  }

  @Test
  @DisplayName("a run whose lock was lost neither exchanges nor drops anything: another may run")
  void leavesTheTablesToTheNextWithoutItsLock() {
    List<String> tables = rows.texts(oids());
    CompletableFuture<List<String>> first = begin(rebuild(200));
    awaitRowsOfTheNew();
    rows.sql(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
    SqlConnection next = rows.ofAnotherRebuild();

    assertThatThrownBy(first::join)
        .hasCauseInstanceOf(CommandRefused.class)
        .hasMessageContaining("Nothing was changed")
        .hasMessageContaining("one may have begun");
    assertThat(rows.texts(oids())).isEqualTo(tables);
    assertThat(rows.texts(SCHEMAS)).contains("rebuilt");
    next.close().await().indefinitely();
  }

  @Test
  @DisplayName(
      "when the database goes away before it can say that it exchanged the tables, it is told that it did")
  void theAnswerToTheExchangeIsLost() throws IOException {
    List<String> tables = rows.texts(oids());
    try (var wire = new LostCommit(rows.port(), "set schema replaced")) {
      List<String> report =
          rows.rebuildThrough(wire.port(), world.client, new RebuildSettings(FAST)).run();

      assertThat(report)
          .anyMatch(it -> it.endsWith("The tables were exchanged."))
          .anyMatch(it -> it.startsWith("The old rows were not compared with these"))
          .anyMatch(it -> it.contains("restart them"))
          .hasSize(3);
    }
    assertThat(rows.texts(oids())).doesNotContainAnyElementsOf(tables);
    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(standing());
    assertThat(rows.texts(SCHEMAS)).isEmpty();
  }

  @Test
  @DisplayName("what a killed run has left is an alarm, and is gone after the next")
  void beginsAnew() {
    assertThat(rows.rebuildLeft().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    rows.sql("create schema rebuilt; create table rebuilt.enrollment (like enrollment)");
    assertThat(rows.rebuildLeft().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

    CompletableFuture<List<String>> next = begin(rebuild(300));
    awaitRowsOfTheNew();
    assertThat(rows.rebuildLeft().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    next.join();

    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(standing());
    assertThat(rows.texts(SCHEMAS)).isEmpty();
    assertThat(rows.rebuildLeft().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  @DisplayName("a view on its tables would go on with the old ones: it is named, and nothing done")
  void refusesWhatDependsOnTheTables() {
    List<String> tables = rows.texts(oids());
    rows.sql("create view hired as select count(*) from employment");

    assertThatThrownBy(() -> rebuild(FAST).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Nothing was changed")
        .hasMessageContaining("view hired");
    assertThat(rows.texts(oids())).isEqualTo(tables);
    assertThat(rows.texts(SCHEMAS)).isEmpty();
  }

  @Test
  @DisplayName("tables of a later version are not exchanged for those of this one")
  void refusesAnotherShape() {
    rows.sql("alter table survey add column weight integer");

    assertThatThrownBy(() -> rebuild(FAST).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("survey.weight");
  }

  @Test
  @DisplayName(
      "while somebody's query holds a table nothing is exchanged, and the command gives up")
  void givesUp() {
    List<String> tables = rows.texts(oids());
    var query = rows.pool().getConnection().await().indefinitely();
    query.query("begin; select count(*) from enrollment").execute().await().indefinitely();

    assertThatThrownBy(() -> rebuild(FAST).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("could not be exchanged");
    query.query("commit").execute().await().indefinitely();
    query.close().await().indefinitely();
    assertThat(rows.texts(oids())).isEqualTo(tables);
  }

  @Test
  @DisplayName("indexes and rights that somebody has added are with the new tables")
  void keepsWhatWasAdded() {
    rows.sql("create index by_country on employment (country)");
    rows.sql(
        "grant select on survey to pg_monitor; grant select (country) on employment to public");
    List<String> catalog = rows.texts(CATALOG);

    rebuild(FAST).run();

    assertThat(rows.texts(CATALOG)).isEqualTo(catalog).anyMatch(it -> it.contains("by_country"));
    assertThat(
            rows.texts(
                "select attacl::text from pg_attribute where attacl is not null and attrelid = 'employment'::regclass"))
        .singleElement()
        .asString()
        .startsWith("{=r/");
  }

  @Test
  @DisplayName("after a ledger was restored from an older copy the new rows are those it has")
  void followsARestoredLedger() {
    follower.close();
    world.outcomes.restoreWithoutLast(2);

    List<String> report = rebuild(FAST).run();

    assertThat(report)
        .filteredOn(it -> it.startsWith("outcome ledger, shard "))
        .hasSize(InMemoryLedger.SHARDS);
    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(standing());
    Follower anew = world.follow(rows.projector());
    world.relay(world.append(events, 50));
    world.awaitAllRows(rows);
    assertThat(anew.status()).as("seed %d", SEED).allMatch(it -> it.stopped().isEmpty());
  }

  @Test
  @DisplayName("a ledger that cannot be followed is not made a read model of")
  void refusesABrokenLedger() {
    world.outcomes.tamper(world.outcomes.entries().get(3), it -> InMemoryLedger.withData(it, "{}"));

    assertThatThrownBy(() -> rebuild(FAST).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("The ledger cannot be followed");
    assertThat(rows.texts(SCHEMAS)).isEmpty();
  }

  private ServiceCommand rebuild(int entriesPerSecond) {
    return rows.rebuild(world.client, new RebuildSettings(entriesPerSecond));
  }

  private static CompletableFuture<List<String>> begin(ServiceCommand command) {
    return CompletableFuture.supplyAsync(command::run, task -> Thread.ofVirtual().start(task));
  }

  /** Until then there is no schema, or no table, or no row. */
  private void awaitRowsOfTheNew() {
    FollowerFixture.waiting()
        .ignoreExceptions()
        .until(() -> !rows.texts("select learner_id::text from rebuilt.enrollment").isEmpty());
  }

  private LearnerId someoneInTheNew() {
    List<String> learners = rows.texts("select learner_id::text from rebuilt.enrollment");
    return new LearnerId(UUID.fromString(learners.get(random.nextInt(learners.size()))));
  }

  private List<Fact> standing() {
    return FollowerFixture.standing(world.facts());
  }

  private long count(String table) {
    return rows.texts("select position::text from " + table).size();
  }

  private static String oids() {
    return "select oid::text from pg_class where relnamespace = 'public'::regnamespace and relname in ('enrollment', 'survey', 'watermark', 'waiting_entry') order by 1";
  }
}
