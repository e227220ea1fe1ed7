package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EventType;
import org.outcomeledger.event.IdField;
import org.outcomeledger.event.IdKind;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;

class PseudonymsTest {

  private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private final Pseudonyms pseudonyms = new Pseudonyms(SECRET);

  @Test
  void aReferenceHasOnePseudonymForEver() {
    assertThat(pseudonyms.learner("platform-a", "42"))
        .hasToString("f87e73c4-4525-8101-b08c-c4c90d0295b8");
  }

  @Test
  void reKeyingGivesAPseudonymTheOneThatItsReferenceHasUnderBothSecrets() {
    byte[] later = "a-later-secret-a-later-secret-42".getBytes(UTF_8);
    var both = new Pseudonyms(List.of(SECRET, later));
    assertThat(both.rekeyed(pseudonyms.learner("platform-a", "42")))
        .isEqualTo(both.learner("platform-a", "42"))
        .isNotEqualTo(pseudonyms.learner("platform-a", "42"))
        .isNotEqualTo(new Pseudonyms(later).learner("platform-a", "42"));
    assertThat(both.rekeyed(pseudonyms.event("platform-a", "lms", "e-1")))
        .isEqualTo(both.event("platform-a", "lms", "e-1"));
    assertThat(both.learner("platform-a", "42").version()).isEqualTo(8);
  }

  @Test
  void platformsKindsAndSecretsNeverShareAPseudonym() {
    var other = new Pseudonyms("another-secret-another-secret-42".getBytes(UTF_8));
    assertThat(
            new Object[] {
              pseudonyms.learner("platform-a", "42"),
              pseudonyms.learner("platform-b", "42"),
              pseudonyms.learner("platform-a4", "2"),
              pseudonyms.id("enrollment", "platform-a", "42"),
              pseudonyms.id("employment", "platform-a", "42"),
              other.learner("platform-a", "42")
            })
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("types")
  void noReferenceOfThePlatformIsLeftInTheData(EventType<LearnerEvent> type) {
    ObjectNode posted = type.sample().deepCopy();
    for (String field : new String[] {"learner", "enrollmentId", "employmentId", "studyId"}) {
      if (posted.has(field)) {
        posted.put(field, "ada-" + field);
      }
    }
    if (posted.get("retracts") instanceof ObjectNode event) {
      event.put("id", "ada-event");
    }
    var kept = pseudonyms.replaceIds("platform-a", type.idFields(), posted);
    assertThat(kept.toString()).doesNotContain("ada-");
    assertThat(new DataSchemas(EventCatalogue.ALL).check(type, kept)).isEmpty();
  }

  @IdKind("apprenticeship")
  private record ApprenticeshipId(UUID value) {}

  private record Apprenticeship(ApprenticeshipId apprenticeshipId, LearnerId learner) {}

  @Test
  void anIdOfANewTypeIsReplacedThoughNoListNamesIt() {
    var posted = JsonNodeFactory.instance.objectNode();
    posted.put("apprenticeshipId", "ada-7").put("learner", "ada");
    var kept = pseudonyms.replaceIds("platform-a", IdField.of(Apprenticeship.class), posted);
    assertThat(kept.toString()).doesNotContain("ada");
    assertThat(kept.get("apprenticeshipId").textValue())
        .isEqualTo(pseudonyms.id("apprenticeship", "platform-a", "ada-7").toString());
  }

  static Collection<EventType<LearnerEvent>> types() {
    return EventCatalogue.ALL.types();
  }

  @Test
  void aRetractionNamesItsEventByThePseudonymThatTheEventHas() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.event-retracted.v1").orElseThrow();
    ObjectNode posted = type.sample().deepCopy();
    posted.putObject("retracts").put("source", "lms/eu").put("id", "e-1");
    var retraction =
        (EventRetracted) type.bind(pseudonyms.replaceIds("platform-a", type.idFields(), posted));
    assertThat(retraction.retracts().id().value())
        .isEqualTo(pseudonyms.event("platform-a", "lms/eu", "e-1"))
        .isNotEqualTo(pseudonyms.event("platform-b", "lms/eu", "e-1"));
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new Pseudonyms("short".getBytes(UTF_8)))
        .hasMessage("The pseudonym secret needs at least 32 bytes");
  }
}
