package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * An impact-service that begins with nothing, long after the first events and while others come in.
 */
@Order(6)
class NewFollowerTest {

  private static final String PLATFORM = "newcomer";
  private static final String DATABASE = "impact_anew";

  private final Installation installation = Installation.shared();
  private final Examination examination = new Examination(installation, PLATFORM);

  @Test
  void startingFromNothingItEndsWithTheRowsAndTheFiguresOfTheOldOne() throws SQLException {
    try (ServiceProcess anew = startedWhilePosting()) {
      Analyst newcomer = installation.analyst(anew.uri());
      examination.followersHaveCaughtUp();
      examination.hasCaughtUp(newcomer);

      examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
      examination.rowsHaveCaughtUp(DATABASE);
      assertSameRows(rows(PackagedService.IMPACT.database), rows(DATABASE));
      FigureQuestion question = FigureQuestion.of("COM1", "programme", LocalDate.of(2025, 12, 31));
      StoryRecount recount = examination.ledgerRecount();
      examination.figuresEqualARecountOf(recount, question, newcomer);
    }
  }

  /**
   * Events come in until it is ready, or has failed to be: what runs afterwards must be alone. They
   * come no faster than the old one takes them: the new one needs a processor to start on.
   */
  private ServiceProcess startedWhilePosting() {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    Lives lives = new Lives(PLATFORM, new Random(5));
    posting.postInOrder(lives.next().events(), 10);
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> background =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                posting.postInOrder(lives.next().events(), 10);
                examination.followersHaveCaughtUp();
              }
            });
    try {
      return installation.replica(PackagedService.IMPACT, DATABASE);
    } finally {
      enough.set(true);
      background.join();
    }
  }

  /** Says which rows differ rather than print them all. */
  private static void assertSameRows(Map<String, Set<String>> old, Map<String, Set<String>> anew) {
    assertThat(anew.keySet()).isEqualTo(old.keySet()).contains("enrollment", "completion");
    for (String table : old.keySet()) {
      assertThat(old.get(table)).as("rows of %s", table).isNotEmpty();
      assertThat(Examination.without(old.get(table), anew.get(table)))
          .as("missing in %s", table)
          .isEmpty();
      assertThat(Examination.without(anew.get(table), old.get(table)))
          .as("new in %s", table)
          .isEmpty();
    }
  }

  private Map<String, Set<String>> rows(String database) throws SQLException {
    try (Connection session = installation.session(database)) {
      return ReadModelRows.rows(session);
    }
  }
}
