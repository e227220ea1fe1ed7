package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Learners are erased while parts of the house are killed with {@code kill -9}: after each request,
 * at a moment that is counted in questions after the receipt and drawn from the seed.
 */
final class InterruptedErasures {

  private static final List<FaultTarget> ALL = List.of(FaultTarget.values());
  private static final int MOST_QUESTIONS = 12;
  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

  private final Installation installation;
  private final String platform;
  private final ErasureCalls calls;
  private final Lives lives;
  private final Random moments;
  private final List<String> killed = new ArrayList<>();

  InterruptedErasures(Installation installation, String platform, long seed) {
    this.installation = installation;
    this.platform = platform;
    this.calls = new ErasureCalls(installation, platform);
    this.lives = new Lives("erased-" + seed, new Random(seed));
    this.moments = new Random(~seed);
  }

  /** So many learners, each with a fault of its own; ends when all are gone from everywhere. */
  void eraseWhileKilling(int learners) {
    PostingLog posting = new PostingLog(installation.platform(platform));
    for (int i = 0; i < learners; i++) {
      Lives.Life erased = lives.next();
      Lives.Life staying = lives.next();
      posting.postInOrder(erased.events(), 20);
      posting.postInOrder(staying.events(), 20);
      eraseAndKill(erased.events().getFirst().learner());
      assertThat(isHeld(staying.events().getFirst().learner())).as("%s", killed).isTrue();
    }
    everyFigureIsOfWhatIsLeft();
  }

  private void eraseAndKill(String learner) {
    UUID pseudonym =
        UUID.fromString(
            calls
                .held(PackagedService.ENROLLMENT, learner)
                .orElseThrow()
                .path("learnerId")
                .asText());
    String erasure = calls.erase(learner);
    int questions = moments.nextInt(MOST_QUESTIONS);
    for (int i = 0; i < questions; i++) {
      calls.isCarriedOut(erasure);
    }
    Set<FaultTarget> victims = victims();
    killed.add(victims + " " + questions + " questions after the request");
    victims.forEach(installation::kill);
    victims.forEach(installation::start);
    calls.awaitCarriedOut(erasure);
    assertThat(isHeld(learner)).as("%s", killed).isFalse();
    new Examination(installation, platform).followersHaveCaughtUp();
    new Examination(installation, platform).rowsHaveCaughtUp(PackagedService.IMPACT.database);
    assertThat(rowsOf(pseudonym)).as("%s", killed).isZero();
  }

  private Set<FaultTarget> victims() {
    Set<FaultTarget> victims = EnumSet.of(ALL.get(moments.nextInt(ALL.size())));
    if (moments.nextInt(4) == 0) {
      victims.add(ALL.get(moments.nextInt(ALL.size())));
    }
    return victims;
  }

  private boolean isHeld(String learner) {
    return calls.held(PackagedService.ENROLLMENT, learner).isPresent()
        || calls.held(PackagedService.OUTCOME, learner).isPresent();
  }

  /** In every table of the read model that has learners. */
  private long rowsOf(UUID learner) {
    try (Connection session = installation.session(PackagedService.IMPACT.database);
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(countRows(statement, learner))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As one query, made of the tables that there are. */
  private static String countRows(Statement statement, UUID learner) throws SQLException {
    List<String> counts = new ArrayList<>();
    try (ResultSet tables =
        statement.executeQuery(
            "select table_name from information_schema.columns where table_schema = 'public' and"
                + " column_name = 'learner_id'")) {
      while (tables.next()) {
        counts.add(
            "(select count(*) from %s where learner_id = '%s')"
                .formatted(tables.getString(1), learner));
      }
    }
    assertThat(counts).as("tables with learners").isNotEmpty();
    return "select " + String.join(" + ", counts);
  }

  private void everyFigureIsOfWhatIsLeft() {
    Examination examination = new Examination(installation, platform);
    for (PackagedService service : List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME)) {
      assertThat(AuditedLedger.read(installation.ledger(service)).findings())
          .as("%s", killed)
          .isEmpty();
    }
    StoryRecount left = examination.ledgerRecount();
    examination.figuresEqualARecountOf(left, List.of("", "programme", "gender"), List.of(DAY));
    examination.figuresOnWorkEqualARecountOf(left, List.of("", "programme"), List.of(DAY));
  }

  /** Who died when, in order. */
  List<String> killed() {
    return List.copyOf(killed);
  }
}
