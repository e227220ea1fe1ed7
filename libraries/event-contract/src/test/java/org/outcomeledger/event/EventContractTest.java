package org.outcomeledger.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventContractTest {

  static Collection<EventType<LearnerEvent>> types() {
    return EventCatalogue.ALL.types();
  }

  @Test
  void everyEventOfTheContractIsInOneCatalogueAndInThatOfAll() {
    var separately = new TreeSet<String>();
    EventCatalogue.ENROLLMENT.types().forEach(type -> separately.add(type.wireName()));
    EventCatalogue.OUTCOME.types().forEach(type -> separately.add(type.wireName()));
    assertThat(types()).extracting(EventType::wireName).containsExactlyElementsOf(separately);
    assertThat(separately)
        .contains("org.outcomeledger.learner-enrolled.v1", "org.outcomeledger.outcome-surveyed.v1");
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSampleSurvivesItsRecordUnchanged(EventType<LearnerEvent> type) throws Exception {
    LearnerEvent event = type.bind((ObjectNode) type.sample());
    byte[] written = EventCatalogue.ALL.write(event);
    assertThat(Json.MAPPER.readTree(written)).isEqualTo(type.sample());
    assertThat(EventCatalogue.ALL.read(type.wireName(), written)).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSampleShowsEveryFieldThatSchemaAndRecordHave(EventType<LearnerEvent> type) {
    var components =
        Arrays.stream(type.bind((ObjectNode) type.sample()).getClass().getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toSet());
    assertThat(names(type.schema().get("properties")))
        .containsExactlyInAnyOrderElementsOf(components);
    assertThat(names(type.sample())).containsExactlyInAnyOrderElementsOf(components);
  }

  @Test
  void aSalaryOfTenMillionsIsTheSameHoweverItsZerosAreSpelt() throws Exception {
    String pay = "{\"amount\":%s,\"currency\":\"EUR\",\"per\":\"year\",\"basis\":\"gross\"}";
    assertThat(Json.MAPPER.readValue(pay.formatted("1.2e7"), Salary.class))
        .isEqualTo(
            Json.MAPPER.treeToValue(Json.MAPPER.readTree(pay.formatted("1.2E7")), Salary.class))
        .isEqualTo(Json.MAPPER.readValue(pay.formatted("12000000"), Salary.class));
  }

  @Test
  void theRefusalToAnswerIsAnAnswer() {
    var event =
        (ProfileDeclared)
            EventCatalogue.ALL.read(
                "org.outcomeledger.profile-declared.v1",
                """
                {"learner":"7a1c8f52-93e0-8b64-a5d7-0c2e4f6a8b1d","declaredOn":"2025-03-03",
                 "attributes":{"gender":"prefer-not-to-say","priorEducation":3}}
                """
                    .getBytes(UTF_8));
    assertThat(event.attributes().gender()).contains(Answer.withheld());
    assertThat(event.attributes().priorEducation()).contains(Answer.of(3));
    assertThat(event.attributes().region()).isEmpty();
  }

  @Test
  void anOlderVersionIsReadThroughItsUpcasters() {
    var catalogue =
        new EventCatalogue<>(
            LearnerEvent.class,
            List.of(
                new Upcaster(
                    "org.outcomeledger.learner-left.v1",
                    "org.outcomeledger.learner-left.v2",
                    data -> data.set("on", data.remove("date"))),
                new Upcaster(
                    "org.outcomeledger.learner-left.v2",
                    "org.outcomeledger.learner-withdrew.v1",
                    data -> data.put("reason", "unstated"))));
    var event =
        (LearnerWithdrew)
            catalogue.read(
                "org.outcomeledger.learner-left.v1",
                """
                {"learner":"7a1c8f52-93e0-8b64-a5d7-0c2e4f6a8b1d","date":"2025-05-12",
                 "enrollmentId":"c4d9e2b7-5f10-8a38-9c6e-1b3d5f7a9c2e"}
                """
                    .getBytes(UTF_8));
    assertThat(event.on()).hasToString("2025-05-12");
    assertThat(event.reason()).contains("unstated");
  }

  @Test
  void anUnknownEventTypeIsUnreadableAndNamed() {
    assertThatThrownBy(
            () -> EventCatalogue.ALL.read("org.outcomeledger.moon-landed.v1", "{}".getBytes(UTF_8)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("org.outcomeledger.moon-landed.v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "3",
        "[]",
        "\"\"",
        "{",
        "{\"on\":\"yesterday\"}",
        "{\"colour\":\"blue\"}"
      })
  void storedBytesOfAnotherShapeAreUnreadable(String data) {
    assertThatThrownBy(
            () ->
                EventCatalogue.ALL.read(
                    "org.outcomeledger.learner-withdrew.v1", data.getBytes(UTF_8)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("learner-withdrew.v1");
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }
}
