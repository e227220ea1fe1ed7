package org.outcomeledger.impact.entrance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.metrics.ImpactServers;

@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class PageFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/session/link-used.html"})
  void aFileRunsNothingButWhatCameWithItAndStandsInNobodysFrame(String path) {
    Response file = given().get(path);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(List.of(file.header("Content-Security-Policy").split("; ")))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .noneMatch(it -> it.contains("unsafe") || it.contains("http") || it.contains("*"));
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void aFileIsSentCompressedToWhomTakesIt() {
    Response compressed =
        given().header("Accept-Encoding", "br, gzip;q=0.8").get("/session/link-used.html");
    Response plain = given().header("Accept-Encoding", "gzip;q=0").get("/session/link-used.html");
    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(plain.header("Content-Encoding")).isNull();
    assertThat(Integer.parseInt(compressed.header("Content-Length")))
        .isLessThan(Integer.parseInt(plain.header("Content-Length")));
    assertThat(compressed.body().asString()).isEqualTo(plain.body().asString());
    assertThat(plain.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
  }

  /** What is in an answer must not show in its length. */
  @Test
  void anAnswerOfTheApiIsNotCompressed() {
    Response answer =
        given()
            .auth()
            .oauth2(ConfigProvider.getConfig().getValue("token.analyst", String.class))
            .header("Accept-Encoding", "gzip")
            .get("/metrics/v1/indicators");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Content-Encoding")).isNull();
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void aBrowserAsksEachTimeWhetherAFileIsStillTheSame() {
    Response first = given().get("/");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    Response again = given().header("If-None-Match", first.header("ETag")).get("/");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body().asByteArray()).isEmpty();
    assertThat(given().header("If-None-Match", "\"other\"").get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void aFileHasHeadersWithoutABody() {
    Response head = given().head("/index.html");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(given().get("/index.html").header("ETag"));
  }

  @Test
  void aPathOfThousandsOfSegmentsIsNoFile() {
    Response answer = given().urlEncodingEnabled(false).get("/a".repeat(4_000) + ".js");
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing.js, 404",
    "/db/impact/V1__read_model.sql, 404",
    "/application.properties, 404",
    "/..%2f..%2fapplication.properties, 404",
    "/%2e%2e/problems.txt, 404"
  })
  void nothingElseOfTheArchiveIsServed(String path, int status) {
    assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(status);
  }
}
