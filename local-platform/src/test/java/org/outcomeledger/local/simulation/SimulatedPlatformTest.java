package org.outcomeledger.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.Situation;
import org.outcomeledger.local.learning.EventPoster;
import org.outcomeledger.local.learning.PostedEvent;

/** The past of both platforms, as it is posted. */
class SimulatedPlatformTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final List<PostedEvent> PAST = past(1);

  @Test
  void theSameSeedAndDayGiveTheSamePast() {
    assertThat(past(1)).isEqualTo(PAST).isNotEqualTo(past(2));
  }

  @Test
  void everyTypeOfEventOccurs() {
    Set<String> posted =
        PAST.stream()
            .map(event -> event.cloudEvent().path("type").asText())
            .collect(Collectors.toSet());
    assertThat(posted)
        .containsExactlyInAnyOrderElementsOf(
            EventCatalogue.ALL.types().stream().map(EventType::wireName).toList());
  }

  @Test
  void everyKindOfContractEvidenceSituationAndIntentOccurs() {
    assertThat(values("employment-started", "/contract")).hasSameSizeAs(Contract.values());
    assertThat(values("employment-started", "/evidence/kind"))
        .hasSameSizeAs(Evidence.Kind.values());
    assertThat(values("outcome-surveyed", "/situation")).hasSameSizeAs(Situation.values());
    assertThat(values("intent-declared", "/intent")).hasSameSizeAs(Intent.values());
  }

  @Test
  void everythingThatOneMayLeaveOutIsLeftOutBySome() {
    Stream.of(Profile.class.getRecordComponents())
        .forEach(it -> assertSometimesMissing("profile-declared", "/attributes/" + it.getName()));
    assertSometimesMissing("learner-enrolled", "/funding");
    assertSometimesMissing("learner-enrolled", "/deliveryMode");
    assertSometimesMissing("employment-started", "/salary");
    assertSometimesMissing("employment-started", "/evidence");
  }

  @Test
  void everyQuarterOfThreeYearsHasACohortOfEveryProgramme() {
    Map<String, Long> cohorts =
        PAST.stream()
            .filter(event -> event.name().equals("learner-enrolled"))
            .collect(
                Collectors.groupingBy(
                    event ->
                        event.data().at("/programme/id").asText()
                            + quarter(event.data().path("startedOn").asText()),
                    Collectors.counting()));
    assertThat(cohorts).hasSizeGreaterThanOrEqualTo(6 * SimulatedPlatform.QUARTERS);
    assertThat(cohorts.values()).filteredOn(size -> size >= 40).hasSize(cohorts.size());
  }

  /** Held back is what became of some leavers, and nothing of it is posted before. */
  @Test
  void aSchoolReportsLateAndAllOfItComesAfterwards() {
    SimulatedPlatform late = platform("platform-b", 1);
    List<PostedEvent> heldBack = late.heldBack(TODAY).toList();
    assertThat(heldBack).hasSizeGreaterThan(50).doesNotContainAnyElementsOf(PAST);
    assertThat(heldBack)
        .extracting(PostedEvent::name)
        .contains("employment-started", "outcome-surveyed")
        .doesNotContain("learner-enrolled", "programme-completed");
    assertThat(platform("platform-a", 1).heldBack(TODAY)).isEmpty();
  }

  private static String quarter(String day) {
    LocalDate date = LocalDate.parse(day);
    return date.getYear() + "-" + date.get(IsoFields.QUARTER_OF_YEAR);
  }

  private static void assertSometimesMissing(String name, String pointer) {
    assertThat(data(name).map(data -> !data.at(pointer).isMissingNode()).distinct())
        .as("%s of %s", pointer, name)
        .containsExactlyInAnyOrder(true, false);
  }

  private static Set<String> values(String name, String pointer) {
    return data(name)
        .map(data -> data.at(pointer))
        .filter(value -> !value.isMissingNode())
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> data(String name) {
    return PAST.stream().filter(event -> event.name().equals(name)).map(PostedEvent::data);
  }

  private static List<PostedEvent> past(long seed) {
    return SimulatedPlatform.NAMES.stream()
        .map(name -> platform(name, seed).past(TODAY))
        .flatMap(past -> Stream.concat(past.inTime().stream(), past.late().stream()))
        .toList();
  }

  private static SimulatedPlatform platform(String name, long seed) {
    return new SimulatedPlatform(name, new EventPoster(Map.of(), ""), seed);
  }
}
