package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.story.FaultTarget.ENROLLMENT_SERVICE;
import static org.outcomeledger.story.FaultTarget.IMPACT_SERVICE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A learner is erased, then the ledger's database is put back from a copy that still has them. */
@Order(8)
class RestoredErasureStoryTest {

  private static final String PLATFORM = "restored-erasures";
  private static final Map<String, String> COMMAND = Map.of("OUTCOME_LEDGER_COMMAND", "restore");

  private final Installation installation = Installation.shared();
  private final ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
  private final Examination examination = new Examination(installation, PLATFORM);
  private final Lives lives = new Lives(PLATFORM, new Random(88));

  @Test
  void theLearnerDoesNotComeBackAndTheCommandSaysSo() throws SQLException {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    String erased = post(posting);
    String staying = post(posting);
    installation.kill(ENROLLMENT_SERVICE);
    OlderCopy copy = OlderCopy.take(installation, PackagedService.ENROLLMENT.database);
    installation.start(ENROLLMENT_SERVICE);
    String erasure = calls.erase(erased);
    calls.awaitCarriedOut(erasure);

    installation.kill(ENROLLMENT_SERVICE);
    copy.putBack();
    EndedProcess restore = installation.run(PackagedService.ENROLLMENT, COMMAND);
    assertThat(restore.exitCode()).as("%s", restore.lines()).isZero();
    assertThat(restore.lines())
        .anyMatch(line -> line.startsWith("The erasure " + erasure + " (platform " + PLATFORM))
        .anyMatch(line -> line.contains("are repeated, by topic learner-erasures-done"));
    installation.start(ENROLLMENT_SERVICE);
    installation.kill(IMPACT_SERVICE);
    assertThat(installation.run(PackagedService.IMPACT, COMMAND).exitCode()).isZero();
    installation.start(IMPACT_SERVICE);

    assertThat(calls.held(PackagedService.ENROLLMENT, erased)).isEmpty();
    assertThat(calls.held(PackagedService.ENROLLMENT, staying)).isPresent();
    assertThat(calls.awaitCarriedOut(erasure).path("ledgers").findValues("position")).hasSize(2);
    examination.followersHaveCaughtUp();
    assertThat(AuditedLedger.read(installation.ledger(PackagedService.ENROLLMENT)).findings())
        .isEmpty();
    examination.figuresEqualARecountOf(
        examination.ledgerRecount(), List.of("", "programme"), List.of(LocalDate.of(2025, 12, 31)));
  }

  private String post(PostingLog posting) {
    Lives.Life life = lives.next();
    posting.postInOrder(life.events(), 20);
    return life.events().getFirst().learner();
  }
}
