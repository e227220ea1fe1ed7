package org.outcomeledger.impact.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.Quality.Afterthoughts;
import org.outcomeledger.impact.readmodel.Quality.Orphans;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.cube.History;

@Execution(ExecutionMode.CONCURRENT)
class QualityReaderTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final TestReadModel readModel = new TestReadModel();
  private final History history = new History();
  private final History.Learner ann = history.learner("ann");

  @AfterEach
  void close() {
    readModel.close();
  }

  @Test
  void outcomesAndPartsWithoutTheirEnrollmentAreOrphansOfTheirKind() {
    ann.completed("e", "2025-03-01").completed("f", "2025-03-01").revoked("e", "2025-03-02");
    ann.employed("j", "e", "2025-03-01").surveyed("2025-03-01", Situation.SEEKING);
    ann.studies("s", "2025-03-01").leftStudy("t", "2025-03-01").leftJob("k", "2025-03-01");
    ann.evidenced("k").suspended("e", "2025-03-01").resumed("e", "2025-03-01");
    ann.transferred("e", "2025-03-01", "web").withdrew("e", "2025-03-01");
    ann.excluded("e", "2025-03-01", Reason.DIED);
    ann.wants("e", Intent.NEW_JOB, true, "2025-03-01");
    ann.corrected("e", Intent.NEW_JOB, true, "2025-03-01");
    Map<String, Long> each = orphans(Orphans::count);
    assertThat(each).hasSize(15).containsEntry("completion", 2L);
    each.remove("completion");
    assertThat(each.values()).containsOnly(1L);
  }

  @Test
  void whatHasWhatItNamesIsNoOrphan() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    ann.employed("j", "e", "2025-03-01").leftJob("j", "2025-03-01").evidenced("j");
    ann.studies("s", "2025-03-01").leftStudy("s", "2025-03-01");
    ann.surveyed("2025-03-01", Situation.SEEKING).wants("e", Intent.NEW_JOB, true, "2025-03-01");
    assertThat(orphans(Orphans::count).values()).containsOnly(0L);
  }

  @Test
  void anEnrollmentOfAnotherLearnerIsNotTheirs() {
    history.learner("bob").enrolled("e", "data", "2025-01-01", 90);
    ann.completed("e", "2025-03-01");
    assertThat(orphans(Orphans::count)).containsEntry("completion", 1L);
  }

  @Test
  void whatARetractionLeavesBehindWaitsForANewOne() {
    ann.enrolled("e", "data", "2025-01-01", 90).retractedThat().completed("e", "2025-03-01");
    assertThat(orphans(Orphans::count)).containsEntry("completion", 1L);
  }

  @Test
  void theAgeOfOrphansIsCountedFromTheDayOfRecording() {
    history.recordedOn("2025-06-01").learner("ann").completed("e", "2025-03-01");
    history.recordedOn("2025-06-08").learner("ann").completed("f", "2025-03-01");
    history.recordedOn("2025-06-09").learner("ann").completed("g", "2025-03-01");
    history.recordedOn("2025-06-10").learner("ann").completed("h", "2025-03-01");
    assertThat(read(Optional.empty()).orphans())
        .contains(new Orphans("completion", 4, 9L, 1.5), new Orphans("employment", 0, null, null));
  }

  @Test
  void impossibleOrdersAreNamed() {
    ann.enrolled("e", "data", "2025-01-10", 90).completed("e", "2025-01-09");
    ann.enrolled("f", "data", "2025-01-10", 90).completed("f", "2025-03-01");
    ann.withdrew("f", "2025-03-01").enrolled("g", "data", "2025-01-10", 90);
    ann.withdrew("g", "2025-02-01").completed("g", "2025-02-02").revoked("h", "2025-03-01");
    ann.employed("j", "f", "2025-05-01").leftJob("j", "2025-04-30");
    ann.studies("s", "2025-05-01").leftStudy("s", "2025-04-30");
    ann.completed("i", "2025-02-01").revoked("i", "2025-02-05").completed("i", "2025-02-05");
    assertThat(read(Optional.empty()).impossibleOrders())
        .hasSize(7)
        .allMatch(it -> it.count() == 1);
  }

  @Test
  void theUsualOrdersAreNotAmongThem() {
    ann.enrolled("e", "data", "2025-01-10", 90).completed("e", "2025-01-10");
    ann.revoked("e", "2025-01-11").withdrew("e", "2025-01-12");
    ann.enrolled("f", "data", "2025-01-10", 90).completed("f", "2025-02-01");
    ann.revoked("f", "2025-02-05").completed("f", "2025-02-06");
    ann.employed("j", "e", "2025-05-01").leftJob("j", "2025-05-01");
    ann.studies("s", "2025-05-01").leftStudy("s", "2025-05-01");
    assertThat(read(Optional.empty()).impossibleOrders()).allMatch(it -> it.count() == 0);
  }

  @Test
  void intentsThatCameOnceTheCompletionWasKnownAreCounted() {
    for (String id : List.of("e", "f", "g", "h")) {
      ann.enrolled(id, "programme-" + id, "2025-01-01", 90);
    }
    history.recordedOn("2025-01-02").learner("ann").wants("e", Intent.NEW_JOB, true, "2025-01-02");
    history.recordedOn("2025-04-01");
    List.of("e", "f", "g").forEach(id -> ann.completed(id, "2025-03-31"));
    history.recordedOn("2025-05-01");
    ann.wants("f", Intent.KEEP_JOB, true, "2025-01-04"); // in time by its date: moves the record
    ann.wants("g", Intent.KEEP_JOB, true, "2025-01-05");
    ann.wants("h", Intent.KEEP_JOB, true, "2025-01-02"); // not completed
    assertThat(read(Optional.empty()).recordedAfterCompletion())
        .contains(new Afterthoughts("intent", 2, 1, 3));
  }

  @Test
  void exclusionsThatCameOnceTheCompletionWasKnownAreCounted() {
    ann.enrolled("e", "data", "2025-01-01", 90).enrolled("f", "web", "2025-01-01", 90);
    history.recordedOn("2025-04-01");
    ann.completed("e", "2025-03-31").completed("f", "2025-03-31");
    history.recordedOn("2025-05-01");
    ann.excluded("e", "2025-03-30", Reason.INCARCERATED); // takes the record out after the fact
    ann.excluded("f", "2025-04-20", Reason.DIED);
    assertThat(read(Optional.empty()).recordedAfterCompletion())
        .contains(new Afterthoughts("exclusion", 2, 1, 2));
  }

  @Test
  void evidenceReportedAtOnceOrLaterIsSharedOutByKind() {
    ann.employed("a", "e", "2025-05-01").evidenced("a").evidenced("a");
    ann.employed("b", "e", "2025-05-01", History.Job::withoutEvidence).evidenced("b");
    ann.employed("c", "e", "2025-05-01", History.Job::withoutEvidence);
    Quality.Evidenced evidence = read(Optional.empty()).evidence();
    assertThat(evidence.employments()).isEqualTo(3);
    assertThat(evidence.withEvidence()).isEqualTo(2);
    assertThat(evidence.share()).isEqualTo(2.0 / 3);
    assertThat(evidence.byKind())
        .hasSize(6)
        .containsEntry("contract", 1L)
        .containsEntry("payslip", 2L)
        .containsEntry("offer-letter", 0L);
  }

  @Test
  void theShareOfNoEmploymentIsNotZero() {
    assertThat(read(Optional.empty()).evidence().share()).isNull();
  }

  @Test
  void aPlatformIsToldOfItsOwnFactsOnly() {
    ann.completed("e", "2025-03-01").employed("j", "e", "2025-05-01");
    Quality ofQ = read(Optional.of("q"));
    assertThat(ofQ.orphans()).allMatch(it -> it.count() == 0);
    assertThat(ofQ.evidence().employments()).isZero();
    assertThat(readAgain(Optional.of("p")).evidence().employments()).isOne();
  }

  @Test
  void theAnswerSaysHowFarTheReadModelIs() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    assertThat(read(Optional.empty()).positions()).isEqualTo("2 shards");
  }

  private Map<String, Long> orphans(ToLongFunction<Orphans> figure) {
    return read(Optional.empty()).orphans().stream()
        .collect(Collectors.toMap(Orphans::kind, figure::applyAsLong));
  }

  /** Writes the history down, then asks on 10 June 2025. */
  private Quality read(Optional<String> platform) {
    for (LedgerName ledger : LedgerName.values()) {
      List<Fact> its = history.facts().stream().filter(it -> it.ledger() == ledger).toList();
      Watermark start = Watermark.start(ledger, 0);
      readModel.projector().apply(List.of(Batch.ofFacts(start, end(start), its)));
    }
    return readAgain(platform);
  }

  private Quality readAgain(Optional<String> platform) {
    return readModel
        .quality()
        .read(platform, LocalDate.parse("2025-06-10"), PARIS, marks -> marks.size() + " shards");
  }

  private Watermark end(Watermark start) {
    return new Watermark(
        start.ledger(),
        0,
        UUID.randomUUID(),
        history.facts().size() + 1L,
        start.chain(),
        0,
        Instant.EPOCH);
  }
}
