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
  void a_sample_is_as_its_schema_has_it(EventType<LearnerEvent> type) {
    assertThat(SCHEMAS.check(type, type.sample())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_unknown_field_and_a_missing_one_are_refused_by_pointer(EventType<LearnerEvent> type) {
    ObjectNode strange = type.sample().deepCopy();
    strange.put("favouriteColour", "blue").remove("learner");
    assertThat(SCHEMAS.check(type, strange))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder("/favouriteColour", "/learner");
  }

  @Test
  void a_date_that_no_calendar_has_is_refused() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.learner-withdrew.v1").orElseThrow();
    ObjectNode data = type.sample().deepCopy();
    data.put("on", "2026-02-30");
    assertThat(SCHEMAS.check(type, data)).extracting(Violation::pointer).containsExactly("/on");
  }

  @Test
  void a_learner_that_looks_like_an_email_address_is_refused() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.learner-withdrew.v1").orElseThrow();
    ObjectNode data = type.sample().deepCopy();
    data.put("learner", "ada@example.org");
    assertThat(SCHEMAS.check(type, data))
        .extracting(Violation::pointer)
        .containsExactly("/learner");
  }

  @Test
  void a_reference_that_ends_in_a_line_break_is_refused() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.learner-withdrew.v1").orElseThrow();
    ObjectNode data = type.sample().deepCopy();
    data.put("learner", "learner-1\n");
    assertThat(SCHEMAS.check(type, data))
        .extracting(Violation::pointer)
        .containsExactly("/learner");
  }
}
