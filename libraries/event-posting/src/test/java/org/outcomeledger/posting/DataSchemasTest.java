package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;
import org.outcomeledger.event.LearnerEvent;

class DataSchemasTest {

  private static final DataSchemas SCHEMAS = new DataSchemas(EventCatalogue.ALL);

  static Collection<EventType<LearnerEvent>> types() {
    return EventCatalogue.ALL.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSampleIsAsItsSchemaHasIt(EventType<LearnerEvent> type) {
    assertThat(SCHEMAS.check(type, type.sample())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void anUnknownFieldAndAMissingOneAreRefusedByPointer(EventType<LearnerEvent> type) {
    ObjectNode strange = type.sample().deepCopy();
    strange.put("favouriteColour", "blue").remove("learner");
    assertThat(SCHEMAS.check(type, strange))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder("/favouriteColour", "/learner");
    assertThat(SCHEMAS.check(type, strange))
        .extracting(Violation::message)
        .noneMatch(message -> message.contains("favouriteColour"));
  }

  @Test
  void aDateThatNoCalendarHasIsRefused() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.learner-withdrew.v1").orElseThrow();
    ObjectNode data = type.sample().deepCopy();
    data.put("on", "2026-02-30");
    assertThat(SCHEMAS.check(type, data)).extracting(Violation::pointer).containsExactly("/on");
  }

  @Test
  void aLearnerThatLooksLikeAnEmailAddressIsRefused() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.learner-withdrew.v1").orElseThrow();
    ObjectNode data = type.sample().deepCopy();
    data.put("learner", "ada@example.org");
    assertThat(SCHEMAS.check(type, data))
        .extracting(Violation::pointer)
        .containsExactly("/learner");
  }

  /**
   * Programs take two dots in an address for a way up: nobody could read or erase what has them.
   */
  @ParameterizedTest
  @MethodSource("types")
  void noIdConsistsOfDotsOnly(EventType<LearnerEvent> type) {
    ObjectNode data = type.sample().deepCopy();
    List<String> ids =
        type.idFields().stream()
            .map(id -> id.owner() + "/" + id.name())
            .filter(id -> !data.at(id).isMissingNode())
            .toList();
    for (String dots : List.of(".", "..", "...")) {
      ids.forEach(id -> put(data, id, dots));
      assertThat(SCHEMAS.check(type, data))
          .extracting(Violation::pointer)
          .containsExactlyInAnyOrderElementsOf(ids);
      assertThat(SCHEMAS.check(type, data))
          .extracting(Violation::message)
          .allMatch(message -> message.contains("not dots only"));
    }
    for (String withDots : List.of(".a", "a.", "..:", "...-...", "x".repeat(128))) {
      ids.forEach(id -> put(data, id, withDots));
      assertThat(SCHEMAS.check(type, data)).as(withDots).isEmpty();
    }
    ids.forEach(id -> put(data, id, ".".repeat(128) + "x"));
    assertThat(SCHEMAS.check(type, data)).hasSameSizeAs(ids);
  }

  /** What reorders, hides or is shown differently everywhere stands in no text that people read. */
  @ParameterizedTest
  @MethodSource("types")
  void noTextHasCharactersThatMisleadItsReader(EventType<LearnerEvent> type) {
    List<String> texts = texts(type.sample(), "");
    for (String misleading :
        List.of("\u202e", "\ue000", "\udb40\udc41", "\udbff\udffd", "\u0085")) {
      ObjectNode data = type.sample().deepCopy();
      texts.forEach(text -> put(data, text, "a" + misleading + "b"));
      assertThat(SCHEMAS.check(type, data))
          .extracting(Violation::pointer)
          .containsAll(texts)
          .hasSizeGreaterThanOrEqualTo(texts.size());
    }
  }

  private static List<String> texts(JsonNode object, String pointer) {
    return object.properties().stream()
        .flatMap(
            field -> {
              String its = pointer + "/" + field.getKey();
              return field.getValue().isTextual()
                  ? Stream.of(its)
                  : texts(field.getValue(), its).stream();
            })
        .toList();
  }

  private static void put(ObjectNode data, String pointer, String value) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) data.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
  }

  @Test
  void aReferenceThatEndsInALineBreakIsRefused() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.learner-withdrew.v1").orElseThrow();
    ObjectNode data = type.sample().deepCopy();
    data.put("learner", "learner-1\n");
    assertThat(SCHEMAS.check(type, data))
        .extracting(Violation::pointer)
        .containsExactly("/learner");
  }
}
