package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.local.learning.EventPoster;
import org.outcomeledger.local.learning.PostingSummary;
import org.outcomeledger.local.learning.WritingService;
import org.outcomeledger.local.simulation.Committee;
import org.outcomeledger.local.simulation.SimulatedCompany;
import org.outcomeledger.local.simulation.SimulatedPlatform;

/** The story of {@code ./start}, told as it tells it: what figures come of it, and what reports. */
@Order(9)
class SimulatedCompanyTest {
  /** Of the first of the company's platforms. */
  private static final String PLATFORM = "simulated-platform-a";

  private static final String INDICATORS = "/metrics/v1/indicators/";
  private static final List<String> WITHOUT_VALUES = List.of("COM4", "MSR");

  private static final List<SimulatedPlatform> PLATFORMS = new ArrayList<>();

  private static Installation installation;
  private static LocalDate today;

  @BeforeAll
  static void tellTheStory() throws InterruptedException {
    installation = Installation.shared();
    today = LocalDate.now(SimulatedPlatform.ZONE);
    SimulatedPlatform.NAMES.forEach(name -> PLATFORMS.add(simulated(name)));
    tell();
    new Examination(installation, PLATFORM).followersHaveCaughtUp();
  }

  private static SimulatedPlatform simulated(String name) {
    Map<WritingService, URI> services =
        Map.of(
            WritingService.ENROLLMENT, installation.uri(PackagedService.ENROLLMENT),
            WritingService.OUTCOME, installation.uri(PackagedService.OUTCOME));
    String token = installation.platformToken("simulated-" + name);
    return new SimulatedPlatform(name, new EventPoster(services, token), 1);
  }

  private static void tell() throws InterruptedException {
    Committee committee =
        new Committee(installation.uri(PackagedService.IMPACT), installation.committeeToken());
    new SimulatedCompany(PLATFORMS, committee, line -> {}).tellPast(today);
  }

  @Test
  void toldAgainNothingIsNewAndNothingWasRefused() throws InterruptedException {
    List<String> before = written();
    tell();
    assertThat(written()).isEqualTo(before);
    for (SimulatedPlatform platform : PLATFORMS) {
      PostingSummary again = platform.postPast(today);
      assertThat(again.refused()).isEmpty();
      assertThat(again.accepted()).isZero();
      assertThat(again.duplicates()).isPositive();
    }
  }

  /** Both ledgers' heads, and all that the committee said. */
  private static List<String> written() {
    return List.of(
        installation.ledger(PackagedService.ENROLLMENT).heads().toString(),
        installation.ledger(PackagedService.OUTCOME).heads().toString(),
        asCommittee("/missions/v1/objectives").toString(),
        asCommittee("/metrics/v1/measures?history=true").toString(),
        asCommittee("/reports/v1").toString());
  }

  @Test
  void everyMissionHasAnObjectiveAndTargetsAreInTimeLateAndRevised() {
    List<JsonNode> missions = list(asCommittee("/missions/v1/objectives").path("missions"));
    assertThat(missions)
        .as("other classes state objectives in this installation, too")
        .allSatisfy(
            it ->
                assertThat(it.path("objectives").findValues("targets"))
                    .anySatisfy(targets -> assertThat(targets.isEmpty()).isFalse()));
    List<JsonNode> targets =
        missions.stream().flatMap(it -> it.findValues("targets").stream()).toList();
    assertThat(targets.toString())
        .contains("\"late\":true", "\"late\":false", "\"version\":2", "Revised: ");
  }

  @Test
  void aReportIsPublishedAndRestatedForItsReasonAndTheFiguresDiffer() {
    List<JsonNode> reports =
        list(asCommittee("/reports/v1").path("reports")).stream()
            .filter(it -> it.path("title").asText().startsWith("Mission report"))
            .toList();
    assertThat(reports)
        .extracting(it -> it.path("state").asText())
        .containsExactly("restated", "published");
    JsonNode difference =
        asCommittee("/reports/v1/" + reports.getLast().path("id").asText() + "/difference");
    assertThat(difference.path("previous").asText())
        .isEqualTo(reports.getFirst().path("id").asText());
    assertThat(difference.path("reason").asText()).contains("late");
    assertThat(list(difference.path("rows")))
        .as("what the late outcomes touch, and no completion")
        .isNotEmpty()
        .extracting(it -> it.path("indicator").asText())
        .doesNotContain("COM1");
    assertThat(exact(reports.getLast(), "EMP1").path("numerator").asLong())
        .isGreaterThan(exact(reports.getFirst(), "EMP1").path("numerator").asLong());
    assertThat(exact(reports.getLast(), "COM1"))
        .as("what no school held back")
        .isEqualTo(exact(reports.getFirst(), "COM1"));
  }

  /** The row of everybody. */
  private static JsonNode exact(JsonNode report, String indicator) {
    return list(asCommittee("/reports/v1/" + report.path("id").asText() + "/exact").path("figures"))
        .stream()
        .filter(it -> it.path("indicator").asText().equals(indicator) && it.path("by").isEmpty())
        .findFirst()
        .orElseThrow()
        .at("/rows/0");
  }

  @Test
  void everyAttributeHasGroupsThatAreKnownAndOneThatIsNot() {
    for (String dimension :
        List.of(
            "gender",
            "age-band",
            "prior-education",
            "prior-situation",
            "priority-area",
            "disability",
            "refugee",
            "region",
            "country",
            "funding",
            "delivery-mode")) {
      List<String> groups =
          rows(installation.analystToken(PLATFORM), "ENR2/values?by=" + dimension).stream()
              .map(row -> row.path("group").path(dimension).asText())
              .toList();
      assertThat(groups).as(dimension).contains("unknown").hasSizeGreaterThan(1);
    }
  }

  @Test
  void anAnalystSeesAFigureOfEveryIndicator() {
    for (JsonNode indicator : asCommittee("/metrics/v1/indicators").path("indicators")) {
      String id = indicator.path("id").asText();
      if (!WITHOUT_VALUES.contains(id)) {
        JsonNode first = rows(installation.disclosedToken(PLATFORM), id + "/values").getFirst();
        assertThat(first.path("suppressed").isNull()).as(id).isTrue();
      }
    }
  }

  @Test
  void anAnalystSeesATrendOverSixQuarters() {
    for (String id : List.of("ENR2", "COM1", "COM2", "EMP1", "EMP3", "EMP5", "EMP7", "DAT1")) {
      List<JsonNode> quarters =
          rows(installation.disclosedToken(PLATFORM), id + "/values?by=cohort-quarter");
      assertThat(quarters)
          .filteredOn(row -> row.path("suppressed").isNull())
          .as(id)
          .hasSizeGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void qualityHasSomethingToTell() {
    JsonNode quality = answer(installation.analystToken(PLATFORM), "/metrics/v1/quality");
    assertThat(some(quality.path("orphans"), it -> it.path("count").asInt() > 0)).isTrue();
    assertThat(some(quality.path("impossibleOrders"), it -> it.path("count").asInt() > 0)).isTrue();
    assertThat(quality.path("recordedAfterCompletion"))
        .allSatisfy(
            it ->
                assertThat(it.path("count").asInt())
                    .as(it.path("kind").asText())
                    .isBetween(1, it.path("all").asInt()));
  }

  private static boolean some(JsonNode array, Predicate<JsonNode> is) {
    return list(array).stream().anyMatch(is);
  }

  private static List<JsonNode> rows(String token, String question) {
    return list(answer(token, INDICATORS + question).path("rows"));
  }

  private static JsonNode asCommittee(String path) {
    return answer(installation.committeeToken(), path);
  }

  private static JsonNode answer(String token, String path) {
    return new Analyst(installation.uri(PackagedService.IMPACT), token).answer(path);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
