package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.local.learning.BatchPoster;
import org.outcomeledger.local.learning.EventPoster;
import org.outcomeledger.local.learning.OuladEvents;
import org.outcomeledger.local.learning.PostingSummary;
import org.outcomeledger.local.learning.WritingService;
import org.outcomeledger.story.LedgerReader.Head;
import org.outcomeledger.story.StrangersFolder.CommandRun;

/**
 * 32,593 real registrations, HTTP in and figures out, held against the count over the files
 * themselves.
 */
@Order(10)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OuladStoryTest {

  private static final Path FILES = Path.of("..", "..", "shared", "data", "oulad");
  private static final int REGISTRATIONS = 32_593;
  private static final int BATCH = 1000;
  private static final List<String> GROUPINGS =
      List.of(
          "",
          "programme",
          "gender",
          "priority-area",
          "disability",
          "prior-education",
          "region",
          "age-band",
          "cohort-quarter");
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2014, 3, 31),
          LocalDate.of(2014, 10, 31),
          LocalDate.of(2015, 3, 31),
          LocalDate.of(2026, 6, 30));

  private static PlainHistory oulad;
  private static StoryRecount recount;
  private static Installation installation;

  @BeforeAll
  static void filesAndInstallation() {
    if (!Files.isDirectory(FILES)) {
      System.out.println("The OULAD story is skipped: there are no files in " + FILES);
    }
    assumeThat(FILES).isDirectory();
    oulad = Oulad.read(FILES);
    recount = StoryRecount.of(oulad);
    installation = Installation.shared();
  }

  @Test
  @Order(1)
  void figuresAreThoseOfTheFilesWhoeverCounts() throws InterruptedException {
    PostingSummary summary = load();

    assertThat(summary.refused()).isEmpty();
    assertThat(summary.accepted()).isGreaterThan(REGISTRATIONS);
    assertThat(oulad.enrollments()).hasSize(REGISTRATIONS);
    Examination examination = new Examination(installation, "oulad");
    examination.followersHaveCaughtUp();
    examination.figuresEqualARecountOf(recount, GROUPINGS, DAYS);
  }

  @Test
  @Order(2)
  void loadingAgainAddsNoEventAndMovesNoFigure() throws InterruptedException {
    List<Head> before = heads();
    PostingSummary again = load();

    assertThat(heads()).isEqualTo(before);
    assertThat(again.accepted()).isZero();
    assertThat(again.duplicates()).isGreaterThan(REGISTRATIONS);
    new Examination(installation, "oulad").figuresEqualARecountOf(recount, GROUPINGS, DAYS);
  }

  @Test
  @Order(3)
  void shuffledDoubledAndWithOutcomesFirstTheFiguresAreTheSame() {
    long seed = new Random().nextLong();
    System.out.println("The OULAD story is shuffled with seed " + seed);
    PostingLog posting = new PostingLog(installation.platform("oulad-shuffled"));
    posting.post(Disorder.of(Registrations.events(oulad), new Random(seed)), BATCH);

    Examination examination = new Examination(installation, "oulad-shuffled");
    examination.followersHaveCaughtUp();
    examination.figuresEqualARecountOf(recount, GROUPINGS, DAYS);
    examination.everyAcknowledgedEventIsInItsLedgerOnce(posting);
  }

  @Test
  @Order(4)
  void aReportOfThemHoldsInAFolderThatHasOnlyTheJarAndAnExport(@TempDir Path folder)
      throws Exception {
    var committee = new ReportingCommittee(installation);
    var stranger = new StrangersFolder(installation, folder);
    String id = committee.freeze("Open University 2013 and 2014");
    assertThat(committee.read(id).at("/records/count").asLong()).isGreaterThan(REGISTRATIONS);
    committee.give(stranger, id, "report");
    assertThat(stranger.export().exitCode()).isZero();
    CommandRun ended =
        stranger.verifier(
            "verify", "report.json", "export", "--sha256", id, "--exact", "report-exact.json");
    assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL");
    assertThat(ended.exitCode()).isZero();
  }

  /** As {@code ./start --oulad} does it. */
  private static PostingSummary load() throws InterruptedException {
    Map<WritingService, URI> services =
        Map.of(
            WritingService.ENROLLMENT, installation.uri(PackagedService.ENROLLMENT),
            WritingService.OUTCOME, installation.uri(PackagedService.OUTCOME));
    EventPoster poster = new EventPoster(services, installation.platformToken("oulad"));
    return new BatchPoster(poster, answered -> {}).post(OuladEvents.read(FILES).stream());
  }

  private static List<Head> heads() {
    List<Head> heads = new ArrayList<>(installation.ledger(PackagedService.ENROLLMENT).heads());
    heads.addAll(installation.ledger(PackagedService.OUTCOME).heads());
    return heads;
  }
}
