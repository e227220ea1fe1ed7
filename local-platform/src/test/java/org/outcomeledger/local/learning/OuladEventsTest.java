package org.outcomeledger.local.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.local.LocalServerException;

/** The rows are made up, in the form of the files. */
class OuladEventsTest {
  @TempDir Path folder;

  @BeforeEach
  void fourInventedRegistrations() throws IOException {
    Files.writeString(
        folder.resolve("courses.csv"),
        """
        "code_module","code_presentation","module_presentation_length"
        "XXX","2013J","100"
        "YYY","2014B","240"
        """);
    Files.writeString(
        folder.resolve("studentRegistration.csv"),
        """
        "code_module","code_presentation","id_student","date_registration","date_unregistration"
        "XXX","2013J","1","-10",""
        "XXX","2013J","2","-10","-3"
        "YYY","2014B","2","",""
        "YYY","2014B","3","-1",""
        """);
    Files.writeString(
        folder.resolve("studentInfo.csv"),
        """
        "code_module","code_presentation","id_student","gender","region","highest_education","imd_band","age_band","num_of_prev_attempts","studied_credits","disability","final_result"
        "XXX","2013J","1","M","East Anglian Region","HE Qualification","10-20","55<=","0","60","N","Distinction"
        "XXX","2013J","2","F","Wales","No Formal quals","","0-35","0","60","Y","Pass"
        "YYY","2014B","2","F","Wales","No Formal quals","20-30%","0-35","0","60","Y","Withdrawn"
        "YYY","2014B","3","F","Scotland","Lower Than A Level","0-10%","35-55","1","60","N","Fail"
        """);
  }

  @Test
  void aRegistrationIsAnEnrollmentAndAProfile() {
    assertThat(json("learner-enrolled:XXX-2013J-1"))
        .isEqualTo(
            """
            {"enrollmentId":"XXX-2013J-1","learner":"1","programme":{"id":"XXX","publishedLengthDays":100},\
            "startedOn":"2013-10-01","refundDeadline":"2013-10-15"}""");
    assertThat(json("profile-declared:XXX-2013J-1"))
        .isEqualTo(
            """
            {"learner":"1","declaredOn":"2013-10-01","attributes":{"gender":"m","ageBand":"55<=",\
            "region":"east-anglian-region","disability":false,"priorEducation":6,"priorityArea":true}}""");
  }

  @Test
  void aDeprivationThatIsNotKnownIsLeftOut() {
    assertThat(json("profile-declared:XXX-2013J-2"))
        .doesNotContain("priorityArea")
        .contains("\"disability\":true");
    assertThat(json("profile-declared:YYY-2014B-2")).contains("\"priorityArea\":false");
    assertThat(json("profile-declared:YYY-2014B-3"))
        .contains("\"priorityArea\":true")
        .contains("2014-02-01");
  }

  @Test
  void whoPassedCompletesOnTheLastDay() {
    assertThat(json("programme-completed:XXX-2013J-1"))
        .isEqualTo(
            "{\"enrollmentId\":\"XXX-2013J-1\",\"learner\":\"1\",\"completedOn\":\"2014-01-09\"}");
  }

  @Test
  void aDatedUnregistrationIsAWithdrawalWhateverTheResult() {
    assertThat(json("learner-withdrew:XXX-2013J-2")).contains("\"on\":\"2013-09-28\"");
    assertThat(ids()).doesNotContain("programme-completed:XXX-2013J-2");
  }

  @Test
  void aWithdrawalWithoutADateIsOnTheLastDayAndWhoFailedDidNeither() {
    assertThat(json("learner-withdrew:YYY-2014B-2")).contains("\"on\":\"2014-09-29\"");
    assertThat(ids())
        .doesNotContain("programme-completed:YYY-2014B-3", "learner-withdrew:YYY-2014B-3");
  }

  @Test
  void anEventIsACloudEventOfItsService() {
    PostedEvent event = event("programme-completed:XXX-2013J-1");
    assertThat(event.to()).isEqualTo(WritingService.OUTCOME);
    assertThat(event.cloudEvent().toString())
        .startsWith(
            """
            {"specversion":"1.0","id":"programme-completed:XXX-2013J-1","source":"/oulad",\
            "type":"org.outcomeledger.programme-completed.v1","data":{""");
  }

  @Test
  void shuffledNoWithdrawalIsAheadOfItsEnrollmentAndNothingIsLost() {
    for (long seed = 0; seed < 200; seed++) {
      List<PostedEvent> shuffled = OuladEvents.read(folder).shuffled(seed).stream().toList();
      assertThat(shuffled).as("seed %d", seed).hasSize(ids().size()).doesNotHaveDuplicates();
      assertWithdrawalsFollow(shuffled, seed);
    }
  }

  private static void assertWithdrawalsFollow(List<PostedEvent> events, long seed) {
    Set<String> enrolled = new HashSet<>();
    for (PostedEvent event : events) {
      String enrollment = event.data().path("enrollmentId").asText();
      switch (event.name()) {
        case "learner-enrolled" -> enrolled.add(enrollment);
        case "learner-withdrew" -> assertThat(enrolled).as("seed %d", seed).contains(enrollment);
        default -> {}
      }
    }
  }

  @Test
  void outcomesCanGoFirstAndEveryTwentiethEventTwice() {
    OuladEvents events = OuladEvents.read(folder);
    assertThat(events.outcomesFirst().stream().findFirst().orElseThrow().to())
        .isEqualTo(WritingService.OUTCOME);
    assertThat(events.outcomesFirst().stream())
        .containsExactlyInAnyOrderElementsOf(events.stream().toList());
    List<PostedEvent> many = Collections.nCopies(100, events.stream().findFirst().orElseThrow());
    assertThat(new OuladEvents(many).everyTwentiethTwice().count()).isEqualTo(105);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("courses.csv"));
    assertThatThrownBy(() -> OuladEvents.read(folder))
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("courses.csv");
  }

  @Test
  void theRealFilesHaveOneEnrollmentForEachOfTheirRegistrations() {
    Path real = Path.of("..", "..", "shared", "data", "oulad");
    assumeTrue(Files.isDirectory(real), "the OULAD files are not beside the project: " + real);
    List<PostedEvent> events = OuladEvents.read(real).stream().toList();
    assertThat(events.stream().filter(event -> event.name().equals("learner-enrolled")))
        .hasSize(32_593);
    assertThat(events.stream().map(PostedEvent::id)).doesNotHaveDuplicates();
  }

  private String json(String id) {
    return event(id).data().toString();
  }

  private PostedEvent event(String id) {
    return OuladEvents.read(folder).stream()
        .filter(event -> event.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids() {
    return OuladEvents.read(folder).stream().map(PostedEvent::id).toList();
  }
}
