package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.ledger.ReportedEvent;

class IntakeTest {

  private static final String ENROLLED =
      """
      {"specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms/eu","id":"e-1",
       "data":{"enrollmentId":"enr-jane-1","learner":"jane.doe","startedOn":"2026-03-02",
               "programme":{"id":"data-analyst","publishedLengthDays":270}}}""";

  /** In Paris it is the second of March already, in London still the first. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T23:30:00Z"), ZoneId.of("Europe/Paris"));

  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("0123456789abcdef".repeat(2).getBytes(UTF_8));
  private static final Origin CALLER = new Origin("platform-a", "traceparent");

  /** When all that the samples tell of has happened. */
  private static final Intake<LearnerEvent> LATE =
      new Intake<>(
          EventCatalogue.ALL,
          PSEUDONYMS,
          Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), CLOCK.getZone()));

  private final Intake<EnrollmentEvent> enrollments =
      new Intake<>(EventCatalogue.ENROLLMENT, PSEUDONYMS, CLOCK);
  private final Intake<LearnerEvent> all = new Intake<>(EventCatalogue.ALL, PSEUDONYMS, CLOCK);

  @Test
  void whatIsKeptHoldsNoReferenceOfThePlatform() {
    var reported = enrollments.report(json(ENROLLED), CALLER);
    assertThat(new String(reported.data(), UTF_8))
        .doesNotContain("jane")
        .contains(reported.learnerId().toString(), "data-analyst");
    assertThat(reported.learnerId()).isEqualTo(PSEUDONYMS.learner("platform-a", "jane.doe"));
    assertThat(reported.platform()).isEqualTo("platform-a");
    assertThat(reported.source()).isEqualTo("lms/eu");
    assertThat(reported.traceparent()).isEqualTo("traceparent");
  }

  @Test
  void theKeyIsOfPlatformSourceAndIdAndOfNothingElse() {
    var key = enrollments.report(json(ENROLLED), CALLER).id();
    assertThat(enrollments.report(with("/time", "2026-03-01T10:00:00Z"), CALLER).id())
        .isEqualTo(key);
    assertThat(enrollments.report(with("/source", "lms"), CALLER).id()).isNotEqualTo(key);
    assertThat(enrollments.report(with("/id", "e-2"), CALLER).id()).isNotEqualTo(key);
    assertThat(enrollments.report(json(ENROLLED), new Origin("platform-b", "t")).id())
        .isNotEqualTo(key);
  }

  @Test
  void theSameContentHasTheSameBytesHoweverItIsSpelt() {
    var other =
        json(
            """
            {"data":{"startedOn":"2026-03-02","programme":{"publishedLengthDays":270,"id":"data-analyst"},
             "learner":"jane.d\\u006fe","enrollmentId":"enr-jane-1"},"id":"e-1","source":"lms/eu","datacontenttype":"application/json; charset=utf-8",
             "type":"org.outcomeledger.learner-enrolled.v1","specversion":"1.0","subject":"x","comexampleextension1":7,"time":null}""");
    assertThat(enrollments.report(other, CALLER).data())
        .isEqualTo(enrollments.report(json(ENROLLED), CALLER).data());
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "/specversion | '\"0.3\"'",
        "/specversion | 1.0",
        "/specversion | absent",
        "/id | absent",
        "/id | 7",
        "/id | '\"\"'",
        "/id | '\"a b\"'",
        "/id | '\"a/b\"'",
        "/id | '\".\"'",
        "/id | '\"..\"'",
        "/id | '\"a\\n\"'",
        "/id | '\"jane@example.org\"'",
        "/source | absent",
        "/source | null",
        "/source | '\"a?b\"'",
        "/type | absent",
        "/time | '\"yesterday\"'",
        "/time | '\"2026-02-30T10:00:00Z\"'",
        "/time | '\"2026-02-01T10:00:00\"'",
        "/time | '\"2026-02-01\"'",
        "/time | 1",
        "/datacontenttype | '\"text/xml\"'",
        "/data | absent",
        "/data | null",
        "/data | '\"x\"'",
        "/data | []",
        "/data_base64 | '\"e30=\"'",
        "/Subject | '\"x\"'",
        "/extension | {}",
        "/subject | '\"\\ud800\"'"
      })
  void anAttributeThatIsNotAsItShouldBeIsNamed(String pointer, String value) {
    ObjectNode event = json(ENROLLED);
    if (value == null) {
      event.remove(pointer.substring(1));
    } else {
      event.set(pointer.substring(1), StrictJson.one(value.getBytes(UTF_8)));
    }
    Problem problem = refused(event);
    assertThat(problem.type()).isEqualTo("/problems/invalid-attribute");
    assertThat(problem.pointer()).isEqualTo(pointer);
    assertThat(problem.status()).isEqualTo(422);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "/data/learner, jane@example.org, /learner",
    "/data/learner, 'jane\n', /learner",
    "/data/enrollmentId, '', /enrollmentId",
    "/data/startedOn, 2026-02-30, /startedOn",
    "/data/startedOn, 02/03/2026, /startedOn",
    "/data/programme/id, ' a b', /programme/id",
    "/data/programme/id, 'a b\u00a0', /programme/id",
    "/data/programme/id, 'a\u202eb', /programme/id",
    "/data/programme/id, 'a\u0007b', /programme/id",
    "/data/programme/id, 'a\udb40\udc41b', /programme/id",
    "/data/programme/name, 'a\u202eb', /programme/name",
    "/data/colour, red, /colour",
  })
  void dataThatIsNotAsItsSchemaHasItIsNamedAndNotRepeated(
      String field, String value, String pointer) {
    Problem problem = refused(with(field, value));
    assertThat(problem.type()).isEqualTo("/problems/invalid-data");
    assertThat(problem.pointer()).isEqualTo(pointer);
    if (!value.isEmpty()) {
      assertThat(problem.detail()).doesNotContain(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "course-v1:MITx+JPAL102x+3T2020",
        "Île-de-France",
        "数据分析 2",
        "a b",
        "𝒳",
        "葛\udb40\udd00城"
      })
  void aProgrammeHasAnyPrintableName(String name) {
    byte[] kept = enrollments.report(with("/data/programme/id", name), CALLER).data();
    assertThat(StrictJson.one(kept).at("/programme/id").textValue()).isEqualTo(name);
    assertThat(all.report(sample("learner-transferred", "toProgramme", name), CALLER)).isNotNull();
    ObjectNode profile = sample("profile-declared", "declaredOn", "2025-06-01");
    ((ObjectNode) profile.at("/data/attributes")).put("region", name);
    assertThat(all.report(profile, CALLER)).isNotNull();
  }

  @Test
  void aNameHasAtMost255CharactersWhateverPlaneTheyAreOf() {
    String longest = "𝒳".repeat(255);
    assertThat(enrollments.report(with("/data/programme/id", longest), CALLER)).isNotNull();
    Problem problem = refused(with("/data/programme/id", longest + "x"));
    assertThat(problem.pointer()).isEqualTo("/programme/id");
    assertThat(problem.detail()).contains("1 to 255 characters of printable text");
  }

  @Test
  void oneNameInTwoSpellingsIsOneName() {
    var composed = enrollments.report(with("/data/programme/id", "\u00cele"), CALLER);
    var apart = enrollments.report(with("/data/programme/id", "I\u0302le"), CALLER);
    assertThat(apart.data()).isEqualTo(composed.data());
  }

  @Test
  void aNameIsAsLongAsItIsOnceItIsComposed() {
    // One character, which in Normalization Form C is three.
    Problem problem = refused(with("/data/programme/id", "\ud834\udd60".repeat(86)));
    assertThat(problem.type()).isEqualTo("/problems/invalid-data");
    assertThat(problem.pointer()).isEqualTo("/programme/id");
    assertThat(enrollments.report(with("/data/programme/id", "I\u0302".repeat(255)), CALLER))
        .isNotNull();
  }

  /** What a ledger reads of a learner, and keeps in memory, is bounded by what an event can be. */
  @ParameterizedTest
  @ValueSource(strings = {"\ud834\udd60", "𝒳", "\\", "é"})
  void noEventIsKeptInMoreThanTenKibibytes(String character) {
    for (EventType<LearnerEvent> type : EventCatalogue.ALL.types()) {
      ObjectNode event = event(type);
      fill((ObjectNode) event.get("data"), type.schema(), character);
      try {
        assertThat(LATE.report(event, CALLER).data()).as(type.wireName()).hasSizeLessThan(10 << 10);
      } catch (Refusal e) {
        assertThat(e.problem().type()).as(type.wireName()).isEqualTo("/problems/invalid-data");
      }
    }
  }

  /** Writes as much into every free text as its schema allows. */
  private static void fill(ObjectNode data, JsonNode schema, String character) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              JsonNode its = field.getValue();
              if (data.get(field.getKey()) instanceof ObjectNode part) {
                fill(part, its, character);
              } else if (its.path("pattern").asText().contains("[^")) {
                data.put(field.getKey(), character.repeat(its.path("maxLength").intValue()));
              }
            });
  }

  @Test
  void ofThousandsOfUnknownFieldsNoneIsLookedAt() {
    ObjectNode event = json(ENROLLED);
    IntStream.range(0, 5_000).forEach(i -> ((ObjectNode) event.get("data")).put("field" + i, i));
    Problem problem = refused(event);
    assertThat(problem.type()).isEqualTo("/problems/invalid-data");
    assertThat(problem.pointer()).isEmpty();
    assertThat(problem.detail()).contains("more than 64 fields");
  }

  @Test
  void aLoneSurrogateIsRefusedWhereverItIs() {
    var name =
        json(ENROLLED.replace("\"id\":\"data-analyst\"", "\"id\":\"da\",\"name\":\"a\\udc00\""));
    assertThat(refused(name).pointer()).isEqualTo("/data/programme/name");
    var pair =
        json(
            ENROLLED.replace(
                "\"id\":\"data-analyst\"", "\"id\":\"da\",\"name\":\"\\ud83d\\ude00\""));
    assertThat(StrictJson.one(enrollments.report(pair, CALLER).data()).at("/programme/name"))
        .hasToString("\"😀\"");
  }

  @Test
  void aTypeOfTheOtherServiceIsSentThere() {
    Problem problem = refused(with("/type", "org.outcomeledger.programme-completed.v1"));
    assertThat(problem.type()).isEqualTo("/problems/wrong-service");
    assertThat(problem.detail()).contains("outcome-service");
    var outcomes = new Intake<>(EventCatalogue.OUTCOME, PSEUDONYMS, CLOCK);
    assertThat(
            catchThrowableOfType(Refusal.class, () -> outcomes.report(json(ENROLLED), CALLER))
                .problem()
                .detail())
        .contains("enrollment-service");
  }

  @ParameterizedTest
  @MethodSource("strangeTypes")
  void aTypeThatNobodyKnowsIsRefused(String type) {
    assertThat(refused(with("/type", type)).type()).isEqualTo("/problems/unknown-type");
  }

  static Stream<String> strangeTypes() {
    return Stream.of(
        "org.outcomeledger.learner-enrolled.v2", "org.outcomeledger.LearnerEnrolled", "x");
  }

  @ParameterizedTest(name = "{0}: {1} up to {2} days ahead")
  @MethodSource("datesAhead")
  void aDateMayLieOnlySoFarAhead(String type, String field, int days) {
    // Today is 2026-03-02 in the platforms' zone.
    var lastAllowed = LocalDate.parse("2026-03-02").plusDays(days);
    assertThat(all.report(sample(type, field, lastAllowed.toString()), CALLER)).isNotNull();
    var tooFar = sample(type, field, lastAllowed.plusDays(1).toString());
    Problem problem =
        catchThrowableOfType(Refusal.class, () -> all.report(tooFar, CALLER)).problem();
    assertThat(problem.type()).isEqualTo("/problems/date-ahead");
    assertThat(problem.pointer()).isEqualTo("/" + field);
  }

  static Stream<Arguments> datesAhead() {
    return Stream.of(
        Arguments.of("learner-enrolled", "startedOn", 366),
        Arguments.of("profile-declared", "declaredOn", 1),
        Arguments.of("intent-declared", "declaredOn", 1),
        Arguments.of("learner-withdrew", "on", 1),
        Arguments.of("programme-completed", "completedOn", 1),
        Arguments.of("employment-started", "offerAcceptedOn", 1),
        Arguments.of("employment-ended", "endedOn", 1),
        Arguments.of("outcome-surveyed", "asOf", 1));
  }

  @Test
  void aRefundDeadlineAndTheStartOfAnEmploymentMayLieAnywhereAhead() {
    for (var free :
        List.of(
            List.of("learner-enrolled", "refundDeadline"),
            List.of("employment-started", "startedOn"))) {
      ReportedEvent<LearnerEvent> reported =
          all.report(sample(free.getFirst(), free.getLast(), "2031-01-01"), CALLER);
      assertThat(new String(reported.data(), UTF_8)).contains("2031-01-01");
    }
  }

  @Test
  void everySampleOfTheCatalogueIsTaken() {
    assertThat(EventCatalogue.ALL.types())
        .allSatisfy(
            type -> assertThat(LATE.report(event(type), CALLER).type()).isEqualTo(type.wireName()));
  }

  private Problem refused(ObjectNode event) {
    return catchThrowableOfType(Refusal.class, () -> enrollments.report(event, CALLER)).problem();
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) StrictJson.one(text.getBytes(UTF_8));
  }

  private static ObjectNode with(String pointer, String value) {
    ObjectNode event = json(ENROLLED);
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
    return event;
  }

  private static ObjectNode sample(String name, String field, String date) {
    ObjectNode event =
        event(EventCatalogue.ALL.find(EventType.NAMESPACE + name + ".v1").orElseThrow());
    ObjectNode data = (ObjectNode) event.get("data");
    for (String other :
        List.of(
            "startedOn", "declaredOn", "on", "completedOn", "offerAcceptedOn", "endedOn", "asOf")) {
      if (data.has(other)) {
        data.put(other, "2025-06-01");
      }
    }
    data.put(field, date);
    return event;
  }

  private static ObjectNode event(EventType<?> type) {
    ObjectNode event = json(ENROLLED).put("type", type.wireName());
    event.set("data", type.sample());
    return event;
  }

  @Test
  void aNumberBeyondEveryDoubleIsRefusedWhereItStands() {
    for (String place : List.of("\"startedOn\":1e400", "\"deliveryMode\":[1e400]")) {
      var refusal =
          catchThrowableOfType(
              Refusal.class,
              () ->
                  enrollments.report(
                      StrictJson.one(
                          ENROLLED.replace("\"startedOn\":\"2026-03-02\"", place).getBytes(UTF_8)),
                      CALLER));
      assertThat(refusal.problem().type()).isEqualTo("/problems/invalid-data");
      assertThat(refusal.problem().pointer()).isIn("/startedOn", "/deliveryMode/0");
    }
  }
}
