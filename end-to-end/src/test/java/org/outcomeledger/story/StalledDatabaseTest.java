package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.story.PackagedService.ENROLLMENT;
import static org.outcomeledger.story.PackagedService.IMPACT;
import static org.outcomeledger.story.PackagedService.OUTCOME;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.LocalServersOnly;

/** Every process of PostgreSQL is stopped: it neither answers nor closes a connection. */
@Order(2)
@BesideTheOthers
@LocalServersOnly("stops PostgreSQL's processes")
class StalledDatabaseTest {

  private static final String PLATFORM = "stalled";
  private static final int AT_ONCE = 40;

  /** A caller's patience, and the only time here: every answer has to come within it. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private record Asked(PackagedService service, String path) {}

  private static final List<Asked> READ_BACK =
      List.of(
          new Asked(ENROLLMENT, "/learners/stalled-1"),
          new Asked(ENROLLMENT, "/enrollments/stalled-1"),
          new Asked(ENROLLMENT, "/events/refused"),
          new Asked(OUTCOME, "/learners/stalled-1"));
  private static final List<Asked> LEDGERS =
      List.of(
          new Asked(ENROLLMENT, "/ledger/heads"),
          new Asked(ENROLLMENT, "/ledger/incarnations"),
          new Asked(ENROLLMENT, "/ledger/0/events"),
          new Asked(IMPACT, "/metrics/v1/measures"));

  private final Installation installation = Installation.breakable();
  private final LearningPlatform platform = installation.platform(PLATFORM);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void everyQuestionIsAnsweredAndReplicasStayReady() {
    installation.stallPostgres();
    List<HttpResponse<String>> needTheDatabase;
    List<HttpResponse<String>> doNot;
    List<LearningPlatform.Answer> posts;
    try {
      posts = PostingLog.runTogether(posts());
      needTheDatabase = PostingLog.runTogether(questions());
      doNot = PostingLog.runTogether(withoutDatabase());
    } finally {
      installation.resumePostgres();
    }

    assertThat(posts)
        .containsOnly(new LearningPlatform.Answer(503, "/problems/ledger-unavailable"));
    assertThat(needTheDatabase).allSatisfy(StalledDatabaseTest::isUnavailable);
    assertThat(doNot).extracting(HttpResponse::statusCode).containsOnly(200);
    Awaitility.await("a post that is accepted again")
        .atMost(Duration.ofMinutes(1))
        .until(() -> platform.postOnce(List.of(WaitingWritersTest.profile("after"))).isPresent());
  }

  private static void isUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).startsWith("{\"type\":\"/problems/");
  }

  private List<Callable<LearningPlatform.Answer>> posts() {
    return IntStream.range(0, AT_ONCE)
        .mapToObj(i -> WaitingWritersTest.profile("stalled-" + i))
        .<Callable<LearningPlatform.Answer>>map(
            event -> () -> platform.postAlone(event, installation.uri(ENROLLMENT)))
        .toList();
  }

  private List<Callable<HttpResponse<String>>> questions() {
    List<Callable<HttpResponse<String>>> all = new ArrayList<>();
    String poster = installation.platformToken(PLATFORM);
    READ_BACK.forEach(asked -> all.add(() -> get(asked, poster)));
    LEDGERS.forEach(asked -> all.add(() -> get(asked, installation.auditorToken())));
    Asked quality = new Asked(IMPACT, "/metrics/v1/quality");
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(() -> get(quality, installation.auditorToken()));
    }
    return all;
  }

  private List<Callable<HttpResponse<String>>> withoutDatabase() {
    List<Callable<HttpResponse<String>>> all = new ArrayList<>();
    for (PackagedService service : PackagedService.values()) {
      all.add(() -> get(new Asked(service, "/q/health/ready"), ""));
    }
    for (String path : List.of("/metrics/v1/freshness", "/metrics/v1/indicators/ENR1/values")) {
      all.add(() -> get(new Asked(IMPACT, path), installation.auditorToken()));
    }
    return all;
  }

  private HttpResponse<String> get(Asked asked, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(installation.uri(asked.service()).resolve(asked.path()))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
