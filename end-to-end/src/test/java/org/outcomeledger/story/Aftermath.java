package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.List;

/** What must hold after a run, whatever died or was attacked meanwhile. */
final class Aftermath {

  private static final List<String> GROUPINGS =
      List.of("", "programme", "gender", "priority-area", "cohort-quarter");
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2022, 6, 30), LocalDate.of(2023, 2, 28), LocalDate.of(2025, 12, 31));

  private final Installation installation;
  private final String platform;

  Aftermath(Installation installation, String platform) {
    this.installation = installation;
    this.platform = platform;
  }

  void mustBeRight(PostingLog posting, PlainHistory history) {
    Examination examination = new Examination(installation, platform);
    examination.everyAcknowledgedEventIsInItsLedgerOnce(posting);
    examination.followersHaveCaughtUp();
    StoryRecount kept = examination.ledgerRecount();
    examination.figuresEqualARecountOf(kept, GROUPINGS, DAYS);
    examination.figuresOnWorkEqualARecountOf(kept, GROUPINGS, DAYS);
    examination.figuresEqualARecountOf(StoryRecount.of(history), GROUPINGS, DAYS);
  }
}
