package org.outcomeledger.impact.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.RandomEvents;
import org.outcomeledger.impact.follower.RefusedFacts;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.follower.WatermarkMoved;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

@Execution(ExecutionMode.CONCURRENT)
class FactTablesTest {

  private static final long SEED = System.nanoTime();

  private static final LearnerId ANN = new LearnerId(UUID.randomUUID());
  private static final LearnerId BOB = new LearnerId(UUID.randomUUID());
  private static final EnrollmentId ENROLLED = new EnrollmentId(UUID.randomUUID());
  private static final LocalDate TODAY = LocalDate.parse("2025-06-01");

  private final RandomEvents events = new RandomEvents(SEED);
  private final TestReadModel readModel = new TestReadModel();

  @AfterEach
  void close() {
    readModel.close();
  }

  @Test
  @DisplayName("what was written of any event is read back as the same event")
  void writtenAndReadBack() {
    List<Fact> facts = facts(1, 2000);
    for (LedgerName ledger : LedgerName.values()) {
      List<Fact> its = facts.stream().filter(fact -> fact.ledger() == ledger).toList();
      readModel.projector().apply(List.of(advance(ledger, 0, 2000, its)));
    }
    assertThat(readModel.facts())
        .as("seed %d", SEED)
        .isEqualTo(facts.stream().sorted(TestReadModel.BY_PLACE).toList());
  }

  @Test
  @DisplayName("facts whose watermark has been moved by someone else leave no row")
  void watermarkMoved() {
    Batch first = advance(LedgerName.ENROLLMENT, 0, 9, enrollments(1, 9));
    readModel.projector().apply(List.of(first));
    List<Fact> before = readModel.facts();
    assertThatThrownBy(
            () ->
                readModel
                    .projector()
                    .apply(List.of(advance(LedgerName.ENROLLMENT, 4, 20, enrollments(10, 20)))))
        .isInstanceOf(WatermarkMoved.class);
    assertThat(readModel.facts()).as("seed %d", SEED).isEqualTo(before);
  }

  @Test
  @DisplayName("what no column can ever take is refused for good, and leaves no row")
  void refused() {
    readModel.sql("alter table enrollment add check (published_length_days < 0)");
    readModel.sql("alter table withdrawal add check (reason = 'never')");
    readModel.sql("alter table profile add check (gender = 'never')");
    readModel.sql("alter table intent add check (intent = 'never')");
    assertThatThrownBy(
            () ->
                readModel
                    .projector()
                    .apply(List.of(advance(LedgerName.ENROLLMENT, 0, 50, enrollments(1, 50)))))
        .isInstanceOf(RefusedFacts.class);
    assertThat(readModel.applied()).as("seed %d", SEED).isZero();
  }

  private List<Fact> facts(int from, int to) {
    var facts = new ArrayList<Fact>();
    IntStream.rangeClosed(from, to).forEach(position -> facts.add(fact(position, events.next())));
    return facts;
  }

  private List<Fact> enrollments(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(position -> fact(position, events.ofEnrollment()))
        .toList();
  }

  private Fact fact(long position, LearnerEvent event) {
    return new Fact(
        event instanceof EnrollmentEvent ? LedgerName.ENROLLMENT : LedgerName.OUTCOME,
        0,
        position,
        new EventId(events.uuid()),
        "platform-a",
        event.learner(),
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        event);
  }

  private static Batch advance(LedgerName ledger, long from, long to, List<Fact> facts) {
    Watermark start = Watermark.start(ledger, 0);
    return Batch.ofFacts(at(start, from), at(start, to), facts);
  }

  private static Watermark at(Watermark start, long position) {
    return new Watermark(
        start.ledger(), 0, UUID.randomUUID(), position, start.chain(), 0, Instant.EPOCH);
  }

  @Test
  @DisplayName("a retraction takes out its event's row in the same batch, and stays itself")
  void retracted() {
    Fact kept = fact(1, events.ofOutcome());
    Fact target = fact(2, new EmploymentEnded(new EmploymentId(events.uuid()), ANN, TODAY));
    Fact retraction = retraction(3, target);
    readModel
        .projector()
        .apply(List.of(advance(LedgerName.OUTCOME, 0, 3, List.of(kept, target, retraction))));
    assertThat(readModel.facts()).as("seed %d", SEED).containsExactly(kept, retraction);
  }

  @Test
  @DisplayName("a retraction takes out what was written before, of its learner and ledger only")
  void retractedLater() {
    Fact target = fact(1, new EmploymentEnded(new EmploymentId(events.uuid()), ANN, TODAY));
    Fact alike = withId(target.eventId(), fact(1, new EnrollmentSuspended(ENROLLED, ANN, TODAY)));
    Fact bobs =
        withId(
            target.eventId(),
            fact(2, new EmploymentEnded(new EmploymentId(events.uuid()), BOB, TODAY)));
    Fact retraction = retraction(3, target);
    readModel
        .projector()
        .apply(
            List.of(
                advance(LedgerName.ENROLLMENT, 0, 1, List.of(alike)),
                advance(LedgerName.OUTCOME, 0, 2, List.of(target, bobs))));
    readModel.projector().apply(List.of(advance(LedgerName.OUTCOME, 2, 3, List.of(retraction))));
    assertThat(readModel.facts()).as("seed %d", SEED).containsExactly(alike, bobs, retraction);
  }

  private Fact retraction(long position, Fact target) {
    return new Fact(
        target.ledger(),
        0,
        position,
        new EventId(events.uuid()),
        target.platform(),
        target.learner(),
        target.recordedAt(),
        new EventRetracted(
            target.learner(), new EventReference("/platform", target.eventId()), "a mistake"));
  }

  private static Fact withId(EventId id, Fact fact) {
    return new Fact(
        fact.ledger(),
        fact.shard(),
        fact.position(),
        id,
        fact.platform(),
        fact.learner(),
        fact.recordedAt(),
        fact.event());
  }
}
