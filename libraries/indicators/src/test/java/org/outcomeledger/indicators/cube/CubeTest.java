package org.outcomeledger.indicators.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.History.Attributes;

class CubeTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void holdsEveryFieldOfEveryKindOfFact() {
    History history = new History();
    history
        .learner("ann")
        .enrolledRefundable("e", "data", "2025-01-01", 90, "2025-01-15")
        .enrolledAs("f", "cpf", "online")
        .withdrew("f", "2025-02-01")
        .wants("e", Intent.FURTHER_STUDY, false, "2025-01-02")
        .declared("2025-01-01", Attributes.genderWithheld())
        .completed("e", "2025-04-01")
        .employed("j", "e", "2025-05-01", History.Job::withoutEvidence)
        .employed("k", "e", "2025-05-02", CubeTest::unlikeTheOther)
        .leftJob("j", "2025-06-01")
        .surveyed("2025-07-01", Situation.NOT_SEEKING)
        .corrected("e", Intent.NEW_JOB, true, "2025-01-03")
        .suspended("e", "2025-02-01")
        .resumed("e", "2025-02-08")
        .transferred("e", "2025-02-10", "web")
        .excluded("f", "2025-03-01", EnrollmentExcluded.Reason.ACTIVE_DUTY)
        .excluded("f", "2025-03-02", EnrollmentExcluded.Reason.MEDICAL)
        .revoked("e", "2025-04-02")
        .evidenced("j")
        .studies("s", "2025-06-02")
        .leftStudy("s", "2025-06-30")
        .declared("2025-01-05", Attributes.gender("f"))
        .declared("2025-01-06", Attributes.earned("21000.50"))
        .tookBack(ProfileAttribute.GENDER)
        .surveyed("2025-07-02", Situation.SEEKING)
        .retractedThat();
    assertThat(KeptFact.of(history.cube().snapshot()))
        .extracting(KeptFact::fact)
        .map(fact -> fact.replaceAll("\\b[0-9a-f]{13,16}\\b", "#"))
        .containsExactlyInAnyOrder(
            "enrolled # data 2025-01-01 90 2025-01-15 unknown unknown",
            "enrolled # data 2025-01-01 90 none online cpf",
            "withdrew # 2025-02-01",
            "intent # 2025-01-02 FURTHER_STUDY false false",
            "intent # 2025-01-03 NEW_JOB true true",
            "suspended # 2025-02-01",
            "resumed # 2025-02-08",
            "excluded # 2025-03-01",
            "profile 2025-01-01",
            "profile 2025-01-05",
            "profile 2025-01-06 prior salary=21000.5",
            "completed # 2025-04-01",
            "revoked # 2025-04-02",
            "employed # # 2025-05-01 YES PERMANENT evidence NaN unknown",
            "employed # # 2025-05-02 NO FIXED_TERM evidence existed provider full-time lasting"
                + " somewhere in-france 24000.0 acme",
            "employment ended # 2025-06-01",
            "studies # 2025-06-02",
            "study ended # 2025-06-30",
            "surveyed 2025-07-01 NOT_SEEKING");
  }

  private static History.Job unlikeTheOther(History.Job job) {
    return job.inField(InField.NO)
        .heldBefore()
        .byProvider()
        .as(Contract.FIXED_TERM)
        .forMonths(6)
        .hours(30)
        .in("FR")
        .with("acme")
        .pays("2000", "EUR", Salary.Per.MONTH, Salary.Basis.GROSS);
  }

  @Test
  void holdsTheSameWhateverTheOrderAndTheBatches() {
    List<Fact> facts = manyFacts(3000);
    List<KeptFact> expected = KeptFact.of(History.cube(facts).snapshot());
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, new Random(7));
    Cube cube = new Cube("EUR");
    for (int from = 0; from < shuffled.size(); from += 100) {
      cube.apply(shuffled.subList(from, Math.min(from + 100, shuffled.size())), List.of());
    }
    assertThat(KeptFact.of(cube.snapshot())).isEqualTo(expected);
  }

  @Test
  void losesNothingWhenLeavingsAreCompacted() {
    History history = new History();
    IntStream.range(0, 60_000)
        .forEach(i -> history.learner("l" + i % 50).surveyed("2025-01-01", Situation.SEEKING));
    Cube cube = new Cube("EUR");
    List<Fact> facts = history.facts();
    for (int from = 0; from < facts.size(); from += 50) {
      cube.apply(facts.subList(from, from + 50), List.of());
    }
    assertThat(KeptFact.of(cube.snapshot())).hasSize(60_000);
    assertThat(cube.snapshot().learners()).isEqualTo(50);
  }

  @Test
  void keepsASnapshotAsItWas() {
    List<Fact> facts = manyFacts(500);
    Cube cube = new Cube("EUR");
    cube.apply(facts.subList(0, 700), List.of());
    Snapshot before = cube.snapshot();
    List<KeptFact> then = KeptFact.of(before);
    cube.apply(facts.subList(700, facts.size()), List.of());
    assertThat(KeptFact.of(before)).isEqualTo(then);
  }

  @Test
  void showsWholeBatchesWithTheirPositionsWhileTheyAreApplied() throws Exception {
    Cube cube = new Cube("EUR");
    cube.apply(List.of(), List.of(at(0)));
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int batch = 1; batch <= 400; batch++) {
                History history = new History();
                for (int i = 0; i < 25; i++) {
                  String day = "2025-01-%02d".formatted(1 + i);
                  history.learner("l" + (batch * 7 + i) % 900).surveyed(day, Situation.SEEKING);
                }
                cube.apply(history.facts(), List.of(at(25L * batch)));
              }
            });
    int snapshots = 0;
    while (!writer.isDone() || snapshots == 0) {
      Snapshot snapshot = cube.snapshot();
      int[] surveys = new int[1];
      snapshot.scan(facts -> surveys[0] += facts.surveys());
      assertThat(snapshot.positions()).hasToString("e:0=" + surveys[0]);
      snapshots++;
    }
    writer.get();
    assertThat(cube.snapshot().positions()).hasToString("e:0=10000");
  }

  @Test
  void namesThePositionsOfEveryLedgerAndShard() {
    Cube cube = new Cube("EUR");
    cube.apply(
        List.of(),
        List.of(
            new Position(LedgerName.OUTCOME, 0, 9),
            new Position(LedgerName.ENROLLMENT, 10, 7),
            new Position(LedgerName.ENROLLMENT, 2, 5)));
    cube.apply(List.of(), List.of(new Position(LedgerName.ENROLLMENT, 2, 6)));
    assertThat(cube.snapshot().positions()).hasToString("e:2=6,10=7;o:0=9");
  }

  @Test
  void answersAWaitAsSoonAsThePositionIsRead() throws Exception {
    Cube cube = new Cube("EUR");
    CompletableFuture<Snapshot> waiting = cube.reached(List.of(at(5)), LONG);
    cube.apply(List.of(), List.of(at(4)));
    assertThat(waiting).isNotDone();
    cube.apply(List.of(), List.of(at(6)));
    assertThat(waiting.get(1, TimeUnit.MINUTES).positions()).hasToString("e:0=6");
    assertThat(cube.reached(List.of(at(5)), LONG)).isDone();
  }

  @Test
  void waitsForEveryPositionAskedFor() {
    Cube cube = new Cube("EUR");
    CompletableFuture<Snapshot> waiting =
        cube.reached(List.of(at(1), new Position(LedgerName.OUTCOME, 3, 1)), LONG);
    cube.apply(List.of(), List.of(at(1)));
    assertThat(waiting).isNotDone();
    cube.apply(List.of(), List.of(new Position(LedgerName.OUTCOME, 3, 2)));
    assertThat(waiting).isDone();
  }

  @Test
  void givesAWaitUpWhenItsTimeIsOver() {
    CompletableFuture<Snapshot> waiting =
        new Cube("EUR").reached(List.of(at(1)), Duration.ofMillis(1));
    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void saysNothingBeforeItIsLoaded() {
    assertThatThrownBy(() -> new Cube("EUR").snapshot()).isInstanceOf(CubeNotLoaded.class);
  }

  @Test
  void aHandOverReplacesWhatWasThere() {
    Cube cube = History.cube(manyFacts(10));
    List<Fact> facts = manyFacts(5000);
    cube.load(
        sink -> {
          facts.forEach(sink);
          return List.of(at(77));
        });
    assertThat(KeptFact.of(cube.snapshot())).hasSize(facts.size());
    assertThat(cube.snapshot().positions()).hasToString("e:0=77");
  }

  @Test
  void aHandOverThatFailsChangesNothing() {
    List<Fact> facts = manyFacts(10);
    Cube cube = History.cube(facts);
    assertThatThrownBy(
            () ->
                cube.load(
                    sink -> {
                      manyFacts(5000).forEach(sink);
                      throw new IllegalStateException("the connection broke");
                    }))
        .hasMessage("the connection broke");
    assertThat(KeptFact.of(cube.snapshot())).hasSize(facts.size());
  }

  private static List<Fact> manyFacts(int learners) {
    History history = new History();
    for (int i = 0; i < learners; i++) {
      history
          .learner("l" + i)
          .enrolled("e" + i, "programme-" + i % 300, "2025-01-01", 90)
          .completed("e" + i, "2025-03-01");
    }
    return history.facts();
  }

  private static Position at(long position) {
    return new Position(LedgerName.ENROLLMENT, 0, position);
  }

  @Test
  void aRetractionTakesBackInItsOwnLedgerOnly() {
    History history = new History();
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    Fact enrolled = history.facts().getFirst();
    history.learner("ann").surveyed("2025-02-01", Situation.SEEKING);
    Fact survey = in(LedgerName.OUTCOME, history.facts().getLast(), enrolled.eventId());
    history.learner("ann").retracted(survey);
    Fact retraction = history.facts().getLast();
    assertThat(KeptFact.of(History.cube(List.of(enrolled, survey, retraction)).snapshot()))
        .extracting(KeptFact::fact)
        .singleElement()
        .asString()
        .startsWith("enrolled");
  }

  @Test
  void whatWasTakenBackDoesNotComeBackThoughItComesAgain() {
    History history = new History();
    history.learner("ann").surveyed("2025-02-01", Situation.SEEKING).retractedThat();
    Cube cube = history.cube();
    cube.apply(history.facts(), List.of());
    assertThat(KeptFact.of(cube.snapshot())).isEmpty();
  }

  private static Fact in(LedgerName ledger, Fact fact, EventId eventId) {
    return new Fact(
        ledger,
        fact.shard(),
        fact.position(),
        eventId,
        fact.platform(),
        fact.learner(),
        fact.recordedAt(),
        fact.event());
  }
}
