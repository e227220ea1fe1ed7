package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
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
