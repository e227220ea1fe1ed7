package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static java.net.http.HttpRequest.BodyPublishers.ofInputStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entering and reading back; which entries are right is the matter of the reader's own test. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class MeasuresTest {
  private static final String MEASURES = "/metrics/v1/measures";
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @TestHTTPResource("/")
  URI address;

  @Test
  void aMeasureIsKeptWithItsEvidenceWhereItsLocationSays() {
    Response entered = enter("committee", entry("carbon", "0.42"));
    entered.then().statusCode(201);
    assertThat(entered.asString())
        .startsWith(
            "{\"name\":\"carbon\",\"from\":\"2025-01-01\",\"to\":\"2025-12-31\",\"value\":0.42,"
                + "\"unit\":\"kgCO2e per learner-hour\",\"document\":\"Audit 2025\",\"sha256\":\""
                + HASH
                + "\",\"version\":1,\"enteredBy\":\"committee\",\"enteredAt\":\"20");
    assertThat(entered.header("Location")).endsWith(MEASURES + "/carbon/2025-01-01/2025-12-31/1");
    assertThat(ask("committee", entered.header("Location")).asString())
        .isEqualTo(entered.asString());
  }

  @Test
  void whatIsEnteredAgainIsTheNextVersionAndTheFirstStays() {
    enter("committee", entry("water", "7"));
    enter("committee", entry("water", "8")).then().statusCode(201).body("version", equalTo(2));
    enter("committee", entry("water", "7")).then().statusCode(201).body("version", equalTo(3));
    enter("committee", entry("water", "7").replace("2025-01-01", "2025-12-01"))
        .then()
        .statusCode(201)
        .body("version", equalTo(1));
    ask("committee", MEASURES + "?name=water&history=true")
        .then()
        .body("measures.version", equalTo(List.of(1, 2, 3, 1)))
        .body("measures.value", equalTo(List.of(7, 8, 7, 7)));
    ask("committee", MEASURES + "?name=water")
        .then()
        .body("measures.version", equalTo(List.of(3, 1)));
    assertThat(ask("committee", MEASURES).<List<String>>path("measures.name")).contains("water");
  }

  @Test
  void exactlyTheSameAgainIsTheVersionThatIsThere() {
    String first = enter("committee", entry("paper", "12.5")).asString();
    Response again = enter("committee", entry("paper", "12.50"));
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(first);
    ask("committee", MEASURES + "?name=paper&history=true").then().body("measures", hasSize(1));
  }

  @Test
  void manyWhoEnterAtOnceGetAVersionEach() {
    try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
      List<CompletableFuture<Integer>> versions =
          IntStream.range(0, 48)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> enter("committee", entry("rush", "" + i)).<Integer>path("version"),
                          callers))
              .toList();
      assertThat(versions.stream().map(CompletableFuture::join))
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 48).boxed().toList());
    }
  }

  @Test
  void aPlatformSeesNoneAndEntersNone() {
    isProblem(ask("platform-b", MEASURES), 403, "not-of-platforms");
    isProblem(ask("platform-b", MEASURES + "/a/2025-01-01/2025-12-31/1"), 403, "not-of-platforms");
    isProblem(enter("reporter-b", entry("carbon", "1")), 403, "not-of-platforms");
  }

  @Test
  void toEnterNeedsAnotherRoleThanToAsk() {
    isProblem(enter("analyst", entry("carbon", "1")), 403, "forbidden");
    isProblem(enter("auditor", entry("carbon", "1")), 403, "forbidden");
    isProblem(ask("analyst", MEASURES), 403, "forbidden");
    ask("auditor", MEASURES).then().statusCode(200);
    isProblem(given().get(MEASURES), 401, "unauthorized");
    isProblem(
        given().contentType("application/json").body(entry("carbon", "1")).post(MEASURES),
        401,
        "unauthorized");
  }

  @Test
  void aRefusalNamesTheFieldAndRepeatsNoValue() {
    Response refused = enter("committee", entry("Jane Doe", "1"));
    isProblem(refused, 422, "invalid-measure");
    refused.then().body("pointer", equalTo("/name")).body(not(containsString("Jane")));
  }

  @Test
  void aBodyThatIsNotStrictJsonIsRefused() {
    String entry = entry("strict", "1");
    isProblem(enter("committee", ""), 400, "malformed-json");
    isProblem(enter("committee", entry + "1"), 400, "malformed-json");
    isProblem(
        enter("committee", entry.replaceFirst("\\{", "{\"unit\":\"t\",")), 400, "malformed-json");
    isProblem(enter("committee", entry("strict", "NaN")), 400, "malformed-json");
    isProblem(enter("committee", " ".repeat(256 << 10) + entry), 413, "body-too-large");
    isProblem(
        as("committee").contentType("text/plain").body(entry).post(MEASURES),
        415,
        "unsupported-media-type");
    isProblem(
        as("committee")
            .contentType("application/json")
            .body(new byte[] {'"', (byte) 0xe9, '"'})
            .post(MEASURES),
        400,
        "malformed-utf-8");
    ask("committee", MEASURES + "?name=strict").then().body("measures", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {(256 << 10) + 1, 1 << 20, 11 << 20})
  void aBodyThatDoesNotSayItsLengthIsNotTakenEither(int bytes) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(MEASURES))
            .header("Authorization", "Bearer " + token("committee"))
            .header("Content-Type", "application/json")
            .POST(ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("/problems/body-too-large");
    }
  }

  @Test
  void whatIsAskedForWronglyIsNotPassedOverInSilence() {
    isProblem(ask("committee", MEASURES + "?histroy=true"), 400, "unknown-parameter");
    isProblem(ask("committee", MEASURES + "?history=yes"), 400, "invalid-parameter");
    isProblem(ask("committee", MEASURES + "/none/2025-01-01/2025-12-31/1"), 404, "unknown-measure");
    isProblem(ask("committee", MEASURES + "/none/2025-01-01/tomorrow/1"), 404, "not-found");
    Response put = as("committee").body(entry("carbon", "1")).put(MEASURES);
    isProblem(put, 405, "method-not-allowed");
    assertThat(put.header("Allow")).isEqualTo("GET, HEAD, POST");
  }

  private static String entry(String name, String value) {
    return """
        {"name":"%s","from":"2025-01-01","to":"2025-12-31","value":%s,
         "unit":"kgCO2e per learner-hour","document":"Audit 2025","sha256":"%s"}"""
        .formatted(name, value, HASH);
  }

  private static Response enter(String caller, String entry) {
    return as(caller).contentType("application/json").body(entry).post(MEASURES);
  }

  private static Response ask(String caller, String address) {
    return as(caller).get(address);
  }

  private static RequestSpecification as(String caller) {
    return given().auth().oauth2(token(caller));
  }

  private static String token(String caller) {
    return ConfigProvider.getConfig().getValue("token." + caller, String.class);
  }

  private static void isProblem(Response answer, int status, String type) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + type))
        .body("status", equalTo(status));
  }
}
