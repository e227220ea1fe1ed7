package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;

/** What costs too much to count, and who does not read what was counted, with low limits. */
@QuarkusTest
@TestProfile(QuestionPriceTest.LowLimits.class)
@QuarkusTestResource(ImpactServers.class)
@Timeout(120)
class QuestionPriceTest {
  private static final String INDICATORS = "/metrics/v1/indicators/";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  @TestHTTPResource("/")
  URI server;

  @Inject Cube cube;
  @Inject Config config;
  @Inject StreamPlaces places;

  /** As many groups as there may be on platform a, one more on both. */
  @BeforeEach
  void tell() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    History history = new History();
    LocalDate start = LocalDate.parse("2025-01-01");
    for (int i = 0; i <= LowLimits.GROUPS; i++) {
      String name = "l" + i;
      history
          .learner(i == 0 ? "b" : "a", name)
          .enrolled(name, "programme-" + i, start.plusDays(i % 20).toString(), 90);
    }
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INDICATORS + "COM1/values?by=programme",
        INDICATORS + "COM1/values?by=programme&format=csv",
        INDICATORS + "COM1/values?by=gender,programme,platform",
        INDICATORS + "COM4/curve?by=programme",
        INDICATORS + "COM1/export?by=programme",
        "/metrics/v1/stream?indicator=COM1&by=programme"
      })
  void tooManyGroupsAreRefusedBeforeTheyFillMemory(String path) {
    isTooLarge(ask(path), "more than 1,200 groups");
  }

  @Test
  void asManyAsThereMayBeAreAnsweredPageByPage() {
    List<String> seen = new ArrayList<>();
    String next = INDICATORS + "COM1/values?by=programme&where=platform:a";
    while (next != null) {
      Response page = ask(next);
      seen.addAll(page.then().statusCode(200).extract().path("rows.group.programme"));
      next = page.path("next");
    }
    assertThat(seen).hasSize(LowLimits.GROUPS).doesNotHaveDuplicates();
    String lines =
        ask(INDICATORS + "COM1/export?by=programme&where=platform:a")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(lines.lines()).hasSize(LowLimits.GROUPS + 1);
  }

  @Test
  void aCurveOfTooManyPointsIsRefusedAndAPageHasFewerCurvesRatherThanMorePoints() {
    isTooLarge(ask(INDICATORS + "COM4/curve?asOf=2026-01-01"), "more than 10 points");
    List<String> seen = new ArrayList<>();
    String next =
        INDICATORS + "COM4/curve?by=programme&where=platform:a&to=2025-01-01&asOf=2026-01-01";
    while (next != null) {
      Response page = ask(next);
      List<String> here = page.then().statusCode(200).extract().path("curves.group.programme");
      assertThat(here).hasSizeBetween(1, 10);
      seen.addAll(here);
      next = page.path("next");
    }
    assertThat(seen).hasSize(LowLimits.GROUPS / 20).doesNotHaveDuplicates();
  }

  /** Small buffers on both sides, and an answer that does not fit into them. */
  @Test
  void aReaderThatTakesNothingIsLetGoAndGivesItsPlaceBack() throws IOException {
    String path = "/metrics/v1/stream?indicator=COM1&by=programme&where=platform:a";
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        readers.add(listen(path));
      }
      Awaitility.await("all listen").atMost(LONG_ENOUGH).until(() -> places.open() == 3);
      Awaitility.await("nobody does").atMost(LONG_ENOUGH).until(() -> places.open() == 0);
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void aReaderThatIsGoneGivesItsPlaceBack() throws IOException {
    try (Socket reader = listen("/metrics/v1/stream?indicator=COM1")) {
      Awaitility.await("it listens").atMost(LONG_ENOUGH).until(() -> places.open() == 1);
      assertThat(reader.getInputStream().read()).isEqualTo('H');
    }
    Awaitility.await("nobody does").atMost(LONG_ENOUGH).until(() -> places.open() == 0);
  }

  private Socket listen(String path) throws IOException {
    Socket reader = new Socket();
    reader.setReceiveBufferSize(4096);
    reader.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    String head =
        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, token());
    reader.getOutputStream().write(head.getBytes(ISO_8859_1));
    return reader;
  }

  private Response ask(String path) {
    return given().auth().oauth2(token()).urlEncodingEnabled(false).get(path);
  }

  private String token() {
    return config.getValue("token.committee", String.class);
  }

  private static void isTooLarge(Response response, String detail) {
    response
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/answer-too-large"))
        .body("detail", containsString(detail))
        .body("detail", containsString("where=programme"));
  }

  /** As low as a test can reach, and a deadline that it can wait for. */
  public static class LowLimits implements QuarkusTestProfile {
    static final int GROUPS = 1_200;

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "outcome-ledger.questions.groups",
          Integer.toString(GROUPS),
          "outcome-ledger.questions.points",
          "10",
          "outcome-ledger.write-deadline",
          "1s");
    }
  }
}
