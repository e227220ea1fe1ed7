package org.outcomeledger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new event, or a new kind of id, needs: whatever is forgotten fails and is named. */
class NewEventTest {

  @IdKind("apprenticeship")
  record ApprenticeshipId(UUID value) {}

  record Firm(@KeptAsPosted String id, Optional<ApprenticeshipId> after) {}

  sealed interface NewEvent permits ApprenticeshipStarted {}

  @WireType("apprenticeship-started.v1")
  record ApprenticeshipStarted(ApprenticeshipId apprenticeshipId, LearnerId learner, Firm firm)
      implements NewEvent {}

  sealed interface UnnamedEvent permits ApprenticeshipEnded {}

  record ApprenticeshipEnded(ApprenticeshipId apprenticeshipId, LearnerId learner)
      implements UnnamedEvent {}

  sealed interface TwiceNamedEvent permits OneEvent, OtherEvent {}

  @WireType("one.v1")
  record OneEvent(LearnerId learner) implements TwiceNamedEvent {}

  @WireType("one.v1")
  record OtherEvent(LearnerId learner) implements TwiceNamedEvent {}

  private final EventType<NewEvent> added =
      new EventCatalogue<>(NewEvent.class, List.of()).types().iterator().next();

  @Test
  void anEventWithoutAWireNameFails() {
    assertThatThrownBy(() -> new EventCatalogue<>(UnnamedEvent.class, List.of()))
        .hasMessage("ApprenticeshipEnded needs a name: @WireType");
  }

  @Test
  void twoEventsOfOneWireNameFail() {
    assertThatThrownBy(() -> new EventCatalogue<>(TwiceNamedEvent.class, List.of()))
        .hasMessageContainingAll("OneEvent", "OtherEvent");
  }

  @Test
  void anEventWithoutASchemaOrASampleFails() {
    assertThatThrownBy(added::schema)
        .hasMessageContainingAll("ApprenticeshipStarted", "schemas/apprenticeship-started.v1.json");
    assertThatThrownBy(added::sample)
        .hasMessageContainingAll("ApprenticeshipStarted", "samples/apprenticeship-started.v1.json");
  }

  @Test
  void idsAreFoundByTheirTypesWhereverTheyAre() {
    assertThat(added.idFields())
        .containsExactlyInAnyOrder(
            new IdField(
                JsonPointer.empty(), "apprenticeshipId", ApprenticeshipId.class, "apprenticeship"),
            new IdField(JsonPointer.empty(), "learner", LearnerId.class, "learner"),
            new IdField(
                JsonPointer.compile("/firm"), "after", ApprenticeshipId.class, "apprenticeship"));
  }

  record IdAsText(String apprenticeshipId) {}

  record IdAsOptionalText(Optional<String> mentorRef) {}

  record IdAsUuid(UUID contract) {}

  record LearnerAsText(String learner) {}

  record IdInside(IdAsText firm) {}

  record Ids(List<ApprenticeshipId> before) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        IdAsText.class,
        IdAsOptionalText.class,
        IdAsUuid.class,
        LearnerAsText.class,
        IdInside.class,
        Ids.class
      })
  void anIdThatNoPseudonymWouldReplaceIsRefused(Class<?> recordType) {
    assertThatThrownBy(() -> IdField.of(recordType))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("(IdAs|LearnerAs|Ids).*\\.\\w+ (looks like an id|holds records).*");
  }

  @Test
  void noTwoIdTypesAreOfOneKind() {
    var kinds =
        EventCatalogue.ALL.types().stream()
            .flatMap(type -> type.idFields().stream())
            .collect(Collectors.toMap(IdField::type, IdField::kind, (one, same) -> one));
    assertThat(kinds.values()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
  }
}
