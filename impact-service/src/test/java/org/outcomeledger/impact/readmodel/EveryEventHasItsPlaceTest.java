package org.outcomeledger.impact.readmodel;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.impact.follower.RandomEvents;
import org.outcomeledger.indicators.LedgerName;

/** Compares the read model's tables and orphan kinds with the catalogue of events. */
class EveryEventHasItsPlaceTest {

  /** A new event as a later change may add it, with an id that exists already. */
  record MentoringStarted(LearnerId learner, EnrollmentId enrollmentId) {}

  record ApprenticeshipId(UUID value) {}

  /** A new event with an id of its own. */
  record ApprenticeshipStarted(LearnerId learner, ApprenticeshipId apprenticeshipId) {}

  /** Why these wait for no other fact. */
  private static final List<Class<?>> WAIT_FOR_NOTHING =
      List.of(
          LearnerEnrolled.class, // is what the others wait for
          ProfileDeclared.class, // speaks of the learner, enrolled or not
          ProfileWithdrawn.class, // likewise
          EventRetracted.class); // its ledger refuses one whose event it does not have

  @Test
  void everyEventOfTheCatalogueHasItsTable() {
    assertThat(withoutTable(LedgerName.ENROLLMENT, events(EnrollmentEvent.class))).isEmpty();
    assertThat(withoutTable(LedgerName.OUTCOME, events(OutcomeEvent.class))).isEmpty();
  }

  @Test
  void aNewEventWithoutATableIsReported() {
    assertThat(
            withoutTable(
                LedgerName.OUTCOME,
                Stream.concat(events(OutcomeEvent.class), Stream.of(MentoringStarted.class))))
        .containsExactly(MentoringStarted.class);
  }

  @Test
  void randomEventsAreOfEveryType() {
    RandomEvents random = new RandomEvents(1);
    Set<Class<?>> drawn =
        Stream.generate(random::next).limit(2000).map(Object::getClass).collect(toSet());
    assertThat(drawn)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(events(EnrollmentEvent.class), events(OutcomeEvent.class))
                .distinct()
                .toList());
  }

  @Test
  void everyTableIsOfAnEventOfTheCatalogue() {
    assertThat(recordsWithTable(LedgerName.ENROLLMENT))
        .containsExactlyInAnyOrderElementsOf(events(EnrollmentEvent.class).toList());
    assertThat(recordsWithTable(LedgerName.OUTCOME))
        .containsExactlyInAnyOrderElementsOf(events(OutcomeEvent.class).toList());
  }

  @Test
  void everyEventIsAnOrphanKindOrWaitsForNothing() {
    Set<String> kinds = OrphanKinds.conditions().keySet();
    assertThat(FactTables.ALL)
        .allSatisfy(
            table ->
                assertThat(kinds.contains(table.name()))
                    .as(table.name())
                    .isNotEqualTo(WAIT_FOR_NOTHING.contains(table.type())));
  }

  @Test
  void aNewEventThatRefersToAnEnrollmentIsAnOrphanWithoutIt() {
    assertThat(OrphanKinds.condition(MentoringStarted.class))
        .get()
        .asString()
        .contains("from enrollment n", "n.enrollment_id = w.enrollment_id");
  }

  @Test
  void aNewKindOfIdNeedsTheTableThatIntroducesIt() {
    assertThatThrownBy(() -> OrphanKinds.condition(ApprenticeshipStarted.class))
        .hasMessageContaining("ApprenticeshipId");
  }

  @Test
  void everyTableFindsARowByItsShardAndPosition() {
    try (TestReadModel readModel = new TestReadModel()) {
      assertThat(FactTables.ALL)
          .allSatisfy(
              table ->
                  assertThat(readModel.primaryKey(table.name()))
                      .as(table.name())
                      .containsExactly("shard", "position"));
    }
  }

  private static List<Class<?>> withoutTable(LedgerName ledger, Stream<Class<?>> events) {
    return events.filter(event -> !recordsWithTable(ledger).contains(event)).toList();
  }

  private static List<Class<?>> recordsWithTable(LedgerName ledger) {
    return FactTables.of(ledger).stream().<Class<?>>map(FactTable::type).toList();
  }

  private static Stream<Class<?>> events(Class<?> sealedInterface) {
    return Arrays.stream(sealedInterface.getPermittedSubclasses());
  }
}
