package org.outcomeledger.impact.entrance;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.metrics.ImpactServers;

@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class SessionTest {

  private static final String COOKIE = "__Host-outcome-ledger-session";
  private static final String RENEWAL = "__Host-outcome-ledger-renewal";
  private static final String CATALOGUE = "/metrics/v1/indicators";
  private static final String MEASURES = "/metrics/v1/measures";

  @Test
  void aTokenSignsInByACookieThatNoScriptReadsAndNoOtherSiteSends() {
    Response signedIn = signIn(token("committee"));
    assertThat(signedIn.statusCode()).isEqualTo(204);
    assertThat(signedIn.headers().getValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(
            cookie ->
                assertThat(List.of(cookie.split("; ")))
                    .contains("HTTPOnly", "Secure", "SameSite=Strict", "Path=/")
                    .noneMatch(it -> it.startsWith("Domain")));
    assertThat(signedIn.detailedCookie(COOKIE).getMaxAge()).isBetween(3_500L, 3_600L);
  }

  @Test
  void whoSignsInByATokenDoesNotGoOnAsWhoWasSignedInBefore() throws Exception {
    writeLink("another's");
    for (Response signedIn : List.of(signIn(token("committee")), open("another's", "*/*"))) {
      assertThat(signedIn.cookie(COOKIE)).isEqualTo(token("committee"));
      assertThat(signedIn.detailedCookie(RENEWAL).getMaxAge()).isZero();
    }
  }

  @Test
  void whoHasNoTokenYetSendsLittleMoreThanOne() {
    assertThat(signIn("a".repeat(16 << 10)).statusCode()).isEqualTo(413);
    String spaces = " ".repeat(12 << 10);
    assertThat(signIn(token("committee") + spaces).statusCode()).isEqualTo(204);
  }

  @Test
  void whoIsSignedInIsToldWhoTheyAreAndUntilWhen() {
    Instant until =
        Instant.parse(
            as("committee")
                .get("/session")
                .then()
                .statusCode(200)
                .body("subject", equalTo("committee"))
                .body("roles", hasItems("metrics:read-exact", "reports:write"))
                .extract()
                .path("until"));
    assertThat(until).isAfter(Instant.now());
    given().get("/session").then().statusCode(401).body("type", endsWith("/unauthorized"));
  }

  @Test
  void aFormSignsInAndLeadsToTheFirstPage() {
    given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded;charset=utf-8")
        .formParam("token", token("analyst") + "\n")
        .post("/session")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/"))
        .cookie(COOKIE, token("analyst"));
  }

  @Test
  void aTokenThatIsNoGoodSignsNobodyIn() throws IOException {
    var refused =
        new JsonMapper()
            .readTree(ConfigProvider.getConfig().getValue("refused-tokens", String.class));
    for (String which : List.of("expired", "signed by another key", "not yet valid")) {
      Response answer = signIn(refused.required(which).textValue());
      assertThat(answer.statusCode()).as(which).isEqualTo(401);
      assertThat(answer.cookies()).as(which).isEmpty();
    }
    assertThat(signIn("no token\r\nSet-Cookie: x=y").statusCode()).isEqualTo(401);
    assertThat(signIn("a".repeat(SessionCookie.LONGEST + 1)).statusCode()).isEqualTo(400);
    given().contentType(ContentType.JSON).body("{}").post("/session").then().statusCode(400);
  }

  @Test
  void theCookieOfATokenThatHasEndedIsRefusedAsTheTokenIs() throws IOException {
    String expired =
        new JsonMapper()
            .readTree(ConfigProvider.getConfig().getValue("refused-tokens", String.class))
            .required("expired")
            .textValue();
    given()
        .cookie(COOKIE, expired)
        .get(CATALOGUE)
        .then()
        .statusCode(401)
        .body("type", endsWith("/unauthorized"));
  }

  @Test
  void theCookieAsksLikeTheTokenAndNoSharedCacheKeepsTheAnswer() {
    as("analyst")
        .get(CATALOGUE)
        .then()
        .statusCode(200)
        .header("Vary", containsString("Cookie"))
        .header("Cache-Control", containsString("private"));
    as("poster").get(CATALOGUE).then().statusCode(403).body("type", endsWith("/forbidden"));
  }

  @Test
  void theCookieIsRecordedLikeTheToken() {
    as("auditor").get(CATALOGUE + "/ENR1/values?where=programme:by-cookie").then().statusCode(200);
    as("ledger-reader")
        .get("/audit")
        .then()
        .statusCode(200)
        .body("entries.findAll { it.operation == 'getValues' }.caller", hasItems("auditor"));
  }

  @Test
  void theHeaderWinsOverTheCookie() {
    as("committee")
        .header("Authorization", "Bearer " + token("analyst"))
        .get("/session")
        .then()
        .body("subject", equalTo("analyst"));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, cross-origin",
    "Sec-Fetch-Site, same-site, cross-origin",
    "Sec-Fetch-Site, same-origin, malformed-json",
    "Origin, https://elsewhere.example, cross-origin",
    "Origin, null, cross-origin",
    "X-No-Browser, x, malformed-json"
  })
  void aPageOfAnotherOriginChangesNothingInTheNameOfWhoIsSignedIn(
      String header, String value, String answer) {
    as("committee")
        .header(header, value)
        .contentType(ContentType.JSON)
        .body("{")
        .post(MEASURES)
        .then()
        .body("type", endsWith("/" + answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/session", "/%73ession", "//session", "/x/../session"})
  void aPageOfAnotherOriginSignsNobodyInOrOutHoweverItWritesThePath(String path) {
    for (String method : List.of("POST", "DELETE")) {
      given()
          .urlEncodingEnabled(false)
          .header("Sec-Fetch-Site", "cross-site")
          .contentType(ContentType.URLENC)
          .body("token=" + token("analyst"))
          .request(method, path)
          .then()
          .statusCode(403)
          .body("type", endsWith("/cross-origin"));
    }
  }

  @Test
  void aTokenInTheHeaderIsTakenFromAnywhere() {
    given()
        .auth()
        .oauth2(token("committee"))
        .header("Sec-Fetch-Site", "cross-site")
        .contentType(ContentType.JSON)
        .body("{")
        .post(MEASURES)
        .then()
        .body("type", endsWith("/malformed-json"));
  }

  @Test
  void whoSignsOutIsForgottenByTheBrowser() {
    var signedOut = as("committee").delete("/session");
    assertThat(signedOut.statusCode()).isEqualTo(204);
    assertThat(signedOut.detailedCookie(COOKIE).getMaxAge()).isZero();
    assertThat(signedOut.cookie(COOKIE)).isEmpty();
  }

  @Test
  void aLinkToSignOutAsksAndSignsNobodyOut() {
    Response asked = as("committee").redirects().follow(false).get("/sign-out");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(asked.header("Location")).endsWith("/?page=sign-out");
    assertThat(asked.cookies()).isEmpty();
    as("committee").post("/sign-out").then().statusCode(200).body("page", equalTo("/"));
    as("committee")
        .header("Sec-Fetch-Site", "cross-site")
        .post("/sign-out")
        .then()
        .statusCode(403)
        .body("type", endsWith("/cross-origin"));
  }

  /** As it is sent: clients of HTTP read a path that begins with two slashes as a host. */
  @Test
  void aPathThatBeginsWithTwoSlashesSignsNobodyInFromAnotherOrigin() throws IOException {
    String body = "token=" + token("analyst");
    String request =
        """
        POST //session HTTP/1.1
        Host: localhost
        Sec-Fetch-Site: cross-site
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d
        Connection: close

        %s"""
            .formatted(body.length(), body)
            .replace("\n", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403 ").contains("/cross-origin");
      assertThat(answer).doesNotContainIgnoringCase("Set-Cookie");
    }
  }

  @Test
  void theLinkSignsInOnceAndAWrongOneDoesNotUseItUp() throws Exception {
    writeLink("right");
    given().redirects().follow(false).queryParam("secret", "right").head("/session/link");
    open("wrong", "*/*").then().statusCode(410).body("type", endsWith("/link-used"));
    open("right", "text/html")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/"))
        .cookie(COOKIE, token("committee"));
    open("right", "*/*").then().statusCode(410).body("type", endsWith("/link-used"));
    open("right", "text/html,*/*;q=0.8")
        .then()
        .statusCode(410)
        .contentType(ContentType.HTML)
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .body(containsString("no longer good"));
  }

  private static Response open(String secret, String accept) {
    return given()
        .redirects()
        .follow(false)
        .accept(accept)
        .queryParam("secret", secret)
        .get("/session/link");
  }

  private static void writeLink(String secret) throws IOException, NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    Files.writeString(setting("link-hash-file"), HexFormat.of().formatHex(hash));
    Files.writeString(setting("link-token-file"), token("committee"));
  }

  private static Path setting(String name) {
    return ConfigProvider.getConfig().getValue("outcome-ledger.session." + name, Path.class);
  }

  private static Response signIn(String token) {
    return given()
        .contentType(ContentType.JSON)
        .body(new JsonMapper().createObjectNode().put("token", token).toString())
        .post("/session");
  }

  private static RequestSpecification as(String name) {
    return given().cookie(COOKIE, token(name));
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }
}
