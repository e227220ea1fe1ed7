package org.outcomeledger.impact.follower;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.Salary;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;

/**
 * What the owner of the read model's database, and of a ledger's, can change behind the service's
 * back while it runs: each is found by the background comparison, which names shard and position,
 * and everything is well again once it is undone.
 */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class TamperingTest {

  private static final long SEED = System.nanoTime();
  private static final RandomEvents EVENTS = new RandomEvents(SEED);
  private static final long NOWHERE = 1_000_000;
  private static final String SURVEYED = "org.outcomeledger.outcome-surveyed.v1";
  private static boolean begun;

  @Inject Pool pool;
  @Inject Cube cube;

  @BeforeEach
  void everythingAgrees() {
    if (!begun) {
      begun = true;
      TwoLedgers.append(EVENTS, 2_500);
      retractSome();
      TwoLedgers.append(ofTenMillions());
    }
    awaitAgreement();
  }

  /** Spelt so, an amount has fewer digits than the database keeps of it. */
  private static ProfileDeclared ofTenMillions() {
    Salary salary =
        new Salary(new BigDecimal("1.2E+7"), "EUR", Salary.Per.YEAR, Salary.Basis.GROSS);
    Optional<Answer<String>> unsaid = Optional.empty();
    return new ProfileDeclared(
        new LearnerId(EVENTS.uuid()),
        LocalDate.parse("2025-01-01"),
        new Profile(
            unsaid,
            unsaid,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            unsaid,
            unsaid,
            Optional.of(Answer.of(salary))));
  }

  private static void retractSome() {
    TwoLedgers.ledger(LedgerName.OUTCOME)
        .facts()
        .filter(fact -> !(fact.event() instanceof EventRetracted))
        .limit(20)
        .toList()
        .forEach(
            fact ->
                TwoLedgers.ledger(LedgerName.OUTCOME)
                    .append(
                        new EventRetracted(
                            fact.learner(),
                            new EventReference("/platform", fact.eventId()),
                            "wrong")));
  }

  @AfterEach
  void allIsWellAgain() {
    sql("drop table if exists kept");
    awaitAgreement();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update survey set situation = 'employed' where situation <> 'employed'",
        "update completion set completed_on = completed_on - 100",
        "update employment set salary_amount = salary_amount + 1 where salary_amount is not null",
        "update profile set withheld = '{gender}'",
        "delete from completion where position = (select max(position) from completion)",
        "delete from outcome_retraction",
        "update enrollment set platform = 'another'",
        "update enrollment set recorded_at = recorded_at + interval '1 day'",
        "update completion set position = position + 100000",
        "update employment set contract = 'no such contract'"
      })
  @DisplayName("rows that were changed, deleted or moved are found")
  void rowsChanged(String statement) {
    String table =
        statement.replaceFirst("(update|delete from) (\\w+) .*|delete from (\\w+)", "$2$3");
    sql("create table kept as select * from " + table);
    sql(statement);
    awaitFinding("position|row");
    assertThat(quality().statusCode()).isEqualTo(503);
    assertThat(quality().jsonPath().getString("type")).isEqualTo("/problems/read-model-differs");
    sql("delete from " + table);
    sql("insert into " + table + " select * from kept");
  }

  /** With the true leaf, which Kafka tells, or with one that was made up; bare where no type is. */
  @ParameterizedTest
  @CsvSource({
    SURVEYED + ", false",
    SURVEYED + ", true",
    "org.outcomeledger.unheard-of.v1, true",
    ", true"
  })
  @DisplayName("rows that were deleted are found, though they are said to wait")
  void rowsSaidToWait(String type, boolean trueLeaf) {
    sql("create table kept as select * from survey");
    TwoLedgers.ledger(LedgerName.OUTCOME).entries().stream()
        .filter(it -> !it.redacted() && it.content().type().equals(SURVEYED))
        .forEach(it -> sql(saidToWait(it, type, trueLeaf)));
    sql("delete from survey");
    awaitFinding("its row is missing" + (type == null ? "" : ", and it is said to wait"));
    sql("insert into survey select * from kept");
    sql("delete from waiting_entry");
  }

  private static String saidToWait(LedgerEntry entry, String type, boolean trueLeaf) {
    return "insert into waiting_entry (ledger, shard, position, type, leaf)"
        + " values ('outcome', %d, %d, %s, '\\x%s')"
            .formatted(
                entry.shard(),
                entry.position(),
                type == null ? "null" : "'" + type + "'",
                trueLeaf ? HexFormat.of().formatHex(entry.leaf()) : "");
  }

  @Test
  @DisplayName("a row that no ledger has is found, at a position that there is and behind all")
  void rowsAdded() {
    sql("create table kept as select * from further_study");
    sql(
        "insert into further_study select shard, position + 50000, event_id, learner_id, platform,"
            + " recorded_at, study_id, started_on from further_study limit 1");
    awaitFinding("1 rows at positions that were never followed");
    sql("delete from further_study where position > 50000");
    sql(
        "insert into further_study select c.shard, c.position, c.event_id, c.learner_id,"
            + " c.platform, c.recorded_at, c.event_id, c.completed_on from completion c limit 1");
    awaitFinding("a row each in completion and further_study");
    sql("delete from further_study");
    sql("insert into further_study select * from kept");
  }

  @Test
  @DisplayName("figures that are not what the ledger says are found, though the rows are")
  void figuresChanged() {
    Fact some =
        TwoLedgers.ledger(LedgerName.ENROLLMENT)
            .facts()
            .filter(it -> it.event() instanceof LearnerEnrolled)
            .findFirst()
            .orElseThrow();
    Fact invented =
        new Fact(
            some.ledger(),
            some.shard(),
            NOWHERE,
            new EventId(EVENTS.uuid()),
            some.platform(),
            some.learner(),
            some.recordedAt(),
            some.event());
    cube.apply(List.of(invented), List.of());
    awaitFinding("the figures hold");
    cube.apply(List.of(), List.of(new Position(some.ledger(), some.shard(), NOWHERE)), List.of());
  }

  @Test
  @DisplayName("after an erasure everything agrees, and a row that is put back is found")
  void erased() {
    InMemoryLedger ledger = TwoLedgers.ledger(LedgerName.ENROLLMENT);
    Fact some =
        ledger
            .facts()
            .filter(it -> it.event() instanceof LearnerEnrolled)
            .findFirst()
            .orElseThrow();
    String row = " where shard = %d and position = %d".formatted(some.shard(), some.position());
    sql("create table kept as select * from enrollment" + row);
    long before = erasures();
    ledger.erase(some.learner());
    awaitAgreement();
    assertThat(erasures()).isEqualTo(before + 1);
    sql("insert into enrollment select * from kept");
    awaitFinding("a row in enrollment that the ledger does not have");
    sql("delete from enrollment" + row);
  }

  /** What whoever owns a ledger's database can do to an entry that has long been followed. */
  enum Attack {
    CHANGE_DATA(InMemoryLedger.Attack.CHANGE_DATA, "the leaf is not that of the content"),
    CHANGE_LEAF_AND_DATA(
        InMemoryLedger.Attack.CHANGE_LEAF_AND_DATA,
        "the chain does not continue the entry before it"),
    BLANK(InMemoryLedger.Attack.BLANK, "redacted, but no erasure marker lists it"),
    SWAP(InMemoryLedger.Attack.SWAP, "the chain does not continue the entry before it"),
    UNREADABLE(InMemoryLedger.Attack.UNREADABLE, "its line does not parse");

    private final InMemoryLedger.Attack ledgers;
    private final String finding;

    Attack(InMemoryLedger.Attack ledgers, String finding) {
      this.ledgers = ledgers;
      this.finding = finding;
    }
  }

  @ParameterizedTest
  @EnumSource(Attack.class)
  @DisplayName("entries of a ledger that were changed after they were followed are found")
  void ledgerChanged(Attack attack) {
    InMemoryLedger ledger = TwoLedgers.ledger(LedgerName.OUTCOME);
    LedgerEntry some =
        ledger.entries().stream().filter(it -> it.position() == 5).findFirst().orElseThrow();
    Runnable undo = ledger.attack(attack.ledgers, some);
    awaitFinding(attack.finding);
    assertThat(disagreeing())
        .as("seed %d", SEED)
        .allSatisfy(
            shard ->
                assertThat(shard)
                    .containsEntry("ledger", "outcome")
                    .containsEntry("shard", some.shard()));
    undo.run();
  }

  @Test
  @DisplayName(
      "a shard that cannot be compared hides nothing in the others, and is an alarm itself")
  void shardThatCannotBeCompared() {
    InMemoryLedger ledger = TwoLedgers.ledger(LedgerName.ENROLLMENT);
    ledger.setShardAway(0);
    sql("create table kept as select * from survey");
    sql("update survey set situation = 'employed' where situation <> 'employed'");
    awaitFinding("position");
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .get("/q/health/well")
                            .jsonPath()
                            .getString("checks.find { it.name == 'reconciled' }.data"))
                    .contains("enrollment ledger, shard 0", "not compared since"));
    ledger.setShardAway(-1);
    sql("delete from survey");
    sql("insert into survey select * from kept");
    FollowerFixture.waiting().until(() -> given().get("/q/health/well").statusCode() == 200);
  }

  @Test
  @DisplayName("who may not read the ledgers, or belongs to a platform, is told nothing")
  void access() {
    ask("committee").then().statusCode(403);
    ask("ledger-reader-b").then().statusCode(403);
    given().get("/metrics/v1/reconciliation").then().statusCode(401);
  }

  private void awaitAgreement() {
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              JsonPath answer = ask("ledger-reader").jsonPath();
              assertThat(answer.getList("shards.findings.flatten()")).isEmpty();
              assertThat((Boolean) answer.get("agrees")).isTrue();
              assertThat(answer.getLong("shards.position.sum()")).isEqualTo(TwoLedgers.entries());
              assertThat(answer.getList("shards.ledgerDigest"))
                  .isEqualTo(answer.getList("shards.rowDigest"));
            });
    given().get("/q/health/well").then().statusCode(200);
  }

  private void awaitFinding(String pattern) {
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(disagreeing().toString()).as("seed %d", SEED).containsPattern(pattern));
    JsonPath well = given().get("/q/health/well").jsonPath();
    assertThat(well.getString("status")).isEqualTo("DOWN");
    assertThat(well.getString("checks.find { it.name == 'reconciled' }.data"))
        .containsPattern(pattern);
  }

  private static List<Map<String, Object>> disagreeing() {
    return ask("ledger-reader").jsonPath().getList("shards.findAll { !it.agrees }");
  }

  private static Response ask(String who) {
    return given().auth().oauth2(token(who)).get("/metrics/v1/reconciliation");
  }

  private static Response quality() {
    return given().auth().oauth2(token("committee")).get("/metrics/v1/quality");
  }

  private static long erasures() {
    return quality().jsonPath().getLong("erasures.find { it.ledger == 'enrollment' }.count");
  }

  private void sql(String statement) {
    pool.query(statement).execute().await().indefinitely();
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }
}
