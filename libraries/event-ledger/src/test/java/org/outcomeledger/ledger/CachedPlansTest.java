package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.ledger.WordLedger.append;
import static org.outcomeledger.ledger.WordLedger.await;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans that a session cached while its ledger was empty. */
class CachedPlansTest {

  private static final int FLUSHES = 10;
  private static final int EVENTS_A_FLUSH = 300;
  static final String READ_IN_WHOLE = "select sum(seq_tup_read)::bigint from pg_stat_user_tables";
  static final String READ_BY_INDEX = "select sum(idx_tup_read)::bigint from pg_stat_user_indexes";
  private static final String SESSIONS =
      """
      select count(*) from pg_stat_activity
      where application_name = 'ledger-append' and datname = current_database()""";

  @Test
  void statementsPlannedOnAnEmptyLedgerReadOnlyWhatTheyAskForOnceItHasGrown() {
    try (var kept = new WordLedger()) {
      try (Ledger<Word> ledger = kept.replica()) {
        append(ledger, new Word("first").by("ada", "1"));
        append(ledger, Word.retractionOf("1").by("ada", "2"));
        for (int flush = 0; flush < FLUSHES; flush++) {
          assertThat(await(ledger, words(flush))).allMatch(Receipt.Accepted.class::isInstance);
          append(ledger, Word.retractionOf(flush + "-7").by("speaker " + flush, "back " + flush));
        }
      }
      awaitEndOfSession(kept);
      // Each flush reads two short streams and releases one claim; a whole table would be thousands
      // of
      // rows.
      assertThat((Long) kept.sql(READ_IN_WHOLE)).isLessThan(EVENTS_A_FLUSH);
      assertThat((Long) kept.sql(READ_BY_INDEX)).isLessThan(EVENTS_A_FLUSH);
    }
  }

  private static AppendRequest<Word> words(int flush) {
    return new AppendRequest<>(
        IntStream.range(0, EVENTS_A_FLUSH)
            .mapToObj(
                word -> {
                  String name = flush + "-" + word;
                  return new Word(name).by("speaker " + (word == 7 ? flush : name), name);
                })
            .toList(),
        true);
  }

  /** A session adds its reads to the statistics before it leaves the list of sessions. */
  static void awaitEndOfSession(WordLedger kept) {
    while (!kept.sql(SESSIONS).equals(0L)) {
      Thread.onSpinWait();
    }
  }
}
