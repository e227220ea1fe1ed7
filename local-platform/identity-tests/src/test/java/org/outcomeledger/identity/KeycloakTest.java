package org.outcomeledger.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.identity.IdentityInstallation.ENROLLMENT;
import static org.outcomeledger.identity.IdentityInstallation.IMPACT;
import static org.outcomeledger.identity.IdentityInstallation.OUTCOME;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * A real Keycloak with the realm of {@code deploy/identity}, and what the services make of its
 * tokens. In order, for Keycloak is started once: keys are changed and taken away, people and
 * platforms locked out, and the server itself goes, after all else.
 */
@LocalServersOnly("starts Keycloak as a process")
@TestMethodOrder(OrderAnnotation.class)
class KeycloakTest {

  /** Within so long a key is no longer trusted that was taken away: docs/access.md. */
  private static final Duration STATED = Duration.ofMinutes(1);

  private static final List<String> ALL = List.of(ENROLLMENT, OUTCOME, IMPACT);

  private static IdentityInstallation installation;
  private static Realm realm;
  private static Calls calls;
  private static Reply beforeKeycloak;

  /** outcome-service is started while there is no Keycloak yet. */
  @BeforeAll
  static void start() {
    installation = new IdentityInstallation();
    calls = new Calls(installation);
    installation.start(OUTCOME);
    awaitWell(OUTCOME, "without its keys no token can be verified");
    beforeKeycloak = calls.complete("early", token());
    installation.startKeycloak();
    realm = installation.realm();
    realm.setLifespan(IMPACT, 35); // so that it has to renew its token every five seconds
    installation.start(ENROLLMENT, IMPACT);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  @Order(0)
  void aServiceThatWasStartedWithoutKeycloakSaysWhatIsMissingAndGetsItsKeysLater() {
    assertThat(beforeKeycloak.problem()).isEqualTo("provider-unavailable");
    assertThat(beforeKeycloak.headers().firstValue("Retry-After")).isPresent();
    assertThat(installation.log(OUTCOME)).contains(realm.uri() + " gives no keys");
    Awaitility.await("its keys")
        .atMost(Duration.ofSeconds(20))
        .until(() -> calls.complete("early", token()).status() == 201);
  }

  @Test
  @Order(1)
  void keycloakLooksForNoOthersOnTheNetwork() {
    assertThat(installation.keycloakLog()).contains("Listening on").doesNotContain("JGroups");
  }

  @Test
  @Order(1)
  void aPlatformPostsWithTheTokenOfItsClientAndIsNobodyElse() {
    String ours = realm.tokenOfClient("platform-a");
    String theirs = realm.tokenOfClient("platform-b");
    assertThat(calls.enrol("anne", ours).status()).isEqualTo(201);
    assertThat(calls.complete("anne", ours).status()).isEqualTo(201);
    assertThat(calls.get(ENROLLMENT, "/enrollments/anne", ours).status()).isEqualTo(200);
    assertThat(calls.get(ENROLLMENT, "/enrollments/anne", theirs).status()).isEqualTo(404);
    assertThat(calls.get(ENROLLMENT, "/learners/anne", theirs).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource({
    "analyst, impact-service, /metrics/v1/indicators, yes",
    "analyst, impact-service, /metrics/v1/measures, forbidden",
    "analyst, enrollment-service, /ledger/heads, forbidden",
    "committee, impact-service, /metrics/v1/measures, yes",
    "committee, impact-service, /metrics/v1/indicators/COM1/values, yes",
    "committee, outcome-service, /ledger/heads, forbidden",
    "auditor, outcome-service, /ledger/heads, yes",
    "auditor, impact-service, /metrics/v1/indicators/COM1/values, yes",
    "auditor, enrollment-service, /events/refused, forbidden"
  })
  void aPersonMayDoWhatTheirRolesSay(String person, String service, String path, String answer) {
    assertThat(calls.get(service, path, realm.tokenOfPerson(person)).problem()).isEqualTo(answer);
  }

  @Test
  @Order(3)
  void thePageLogsInWhoKnowsThePasswordAndNobodyElse() {
    var page = new LoginPage(realm);
    assertThat(page.login("auditor", "guessed-by-somebody").status()).isEqualTo(200);
    JsonNode tokens = page.tokens(new LoginPage(realm).login("auditor", TestSecrets.of("auditor")));
    String token = tokens.required("access_token").textValue();
    assertThat(calls.get(ENROLLMENT, "/ledger/heads", token).problem()).isEqualTo("yes");
    for (String other : List.of("id_token", "refresh_token")) {
      String text = tokens.required(other).textValue();
      assertThat(calls.get(ENROLLMENT, "/ledger/heads", text).problem())
          .as(other)
          .isEqualTo("unauthorized");
    }
  }

  @Test
  @Order(3)
  void aPersonSignsInAtThePagesAndGoesOnWhenTheTokenEndsAndSignsOut() {
    URI pages = installation.uri(IMPACT);
    var browser = new LoginPage(realm);
    assertThat(browser.get(pages.resolve("/session")).problem()).isEqualTo("unauthorized");
    URI login = location(browser.get(pages.resolve("/sign-in")));
    Reply back =
        browser.get(location(browser.login(login, "committee", TestSecrets.of("committee"))));
    assertThat(location(back)).isEqualTo(pages.resolve("/"));
    JsonNode session = browser.get(pages.resolve("/session")).json();
    assertThat(session.required("name").textValue()).isEqualTo("committee");
    assertThat(browser.post(pages.resolve("/session/renewal")).status()).isEqualTo(204);
    assertThat(until(browser.get(pages.resolve("/session")).json()))
        .isAfterOrEqualTo(until(session));
    assertThat(location(browser.get(pages.resolve("/sign-out")))).hasPath("/");
    JsonNode signedOut = browser.post(pages.resolve("/sign-out")).json();
    assertThat(signedOut.required("page").textValue())
        .startsWith(realm.uri().toString())
        .contains("logout", "post_logout_redirect_uri=");
  }

  @Test
  @Order(3)
  void aPersonSignsInAndOutInABrowserAtKeycloaksOwnPages() {
    try (var window = new BrowserWindow()) {
      Page page = window.page();
      page.navigate(installation.uri(IMPACT).resolve("/?lang=en").toString());
      page.getByText("Sign in with your account").click();
      page.locator("#username").fill("committee");
      page.locator("#password").fill(TestSecrets.of("committee"));
      page.keyboard().press("Enter");
      assertThat(page.getByText("Signed in as committee")).isVisible();
      assertThat(page.locator("h1")).hasText("What became of learners");
      page.getByText("Sign out").click();
      page.locator("#kc-logout").click();
      assertThat(page.getByText("Sign in with your account")).isVisible();
    }
  }

  @Test
  @Order(3)
  void aBrowserThatBringsACodeOfAnothersRequestIsNotSignedIn() {
    URI pages = installation.uri(IMPACT);
    var attacker = new LoginPage(realm);
    URI login = location(attacker.get(pages.resolve("/sign-in")));
    URI code = location(attacker.login(login, "analyst", TestSecrets.of("analyst")));
    var victim = new LoginPage(realm);
    assertThat(victim.get(code).json().required("type").textValue()).endsWith("/not-signed-in");
    victim.get(pages.resolve("/sign-in"));
    assertThat(victim.get(code).json().required("type").textValue()).endsWith("/not-signed-in");
    assertThat(victim.get(pages.resolve("/session")).problem()).isEqualTo("unauthorized");
  }

  private static URI location(Reply reply) {
    return URI.create(
        reply
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("No address in " + reply)));
  }

  private static Instant until(JsonNode session) {
    return Instant.parse(session.required("until").textValue());
  }

  @Test
  @Order(3)
  void aPersonSeesAndChangesTheirAccountOnThePage() {
    for (String part : List.of("/account/?userProfileMetadata=true", "/account/supportedLocales")) {
      assertThat(realm.get(part, realm.tokenOfPerson("analyst")).status()).as(part).isEqualTo(200);
    }
  }

  @Test
  @Order(3)
  void theAuditTrailSaysWhoItWas() {
    String committee = realm.tokenOfPerson("committee");
    assertThat(calls.get(IMPACT, "/metrics/v1/indicators/COM1/values", committee).status())
        .isEqualTo(200);
    JsonNode trail = calls.get(IMPACT, "/audit", realm.tokenOfPerson("auditor")).json();
    assertThat(trail.required("entries").findValuesAsText("callerName")).contains("committee");
  }

  @Test
  @Order(4)
  void impactServiceReadsTheLedgersWithTokensOfItsOwn() {
    String auditor = realm.tokenOfPerson("auditor");
    String question = "/metrics/v1/indicators/COM1/values?by=programme&where=programme:identity";
    Awaitility.await("the figure of what was posted")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> calls.get(IMPACT, question, auditor).json().at("/rows/0/numerator").asInt() == 1);
    assertThat(installation.log(IMPACT)).doesNotContain("answered 401", "gives no token");
  }

  @Test
  @Order(5)
  void noOperationTakesATokenThatIsNoGoodAndNobodyIsAskedForItsKey() throws Exception {
    var refusals = new BadTokens(installation, realm);
    assertThat(refusals.answers())
        .containsAllEntriesOf(BadTokens.table())
        .containsEntry("of another realm", List.of("unauthorized"))
        .containsEntry("of the administrator", List.of("unauthorized"));
    assertThat(refusals.asked()).isZero();
  }

  @Test
  @Order(6)
  void aTokenEndsWhenItSays() {
    realm.setLifespan("platform-b", 3);
    String brief = realm.tokenOfClient("platform-b");
    assertThat(calls.enrol("brief", brief).status()).isEqualTo(201);
    Awaitility.await("the end of the token")
        .atMost(Duration.ofSeconds(10))
        .until(() -> isRefused(calls.enrol("late", brief)));
    realm.setLifespan("platform-b", 300);
  }

  @Test
  @Order(7)
  void whoPostsDoesNotNoticeThatKeysAreChanged() {
    String before = realm.tokenOfClient("platform-a");
    try (var posting = new SteadyPosting(calls, realm)) {
      posting.awaitPosts(10);
      realm.addKey("next", 200);
      posting.awaitPosts(30);
      assertThat(posting.refusals()).isEmpty();
      assertThat(posting.keys()).hasSize(2);
    }
    assertThat(calls.enrol("with-the-key-before", before).status()).isEqualTo(201);
  }

  /**
   * All services know the key that signs afterwards: whoever meets an unknown one fetches all keys,
   * and would miss the one that was taken away by that.
   */
  @Test
  @Order(8)
  void aKeyThatWasTakenAwayIsRefusedWithinTheStatedMinute() {
    realm.addKey("stolen", 300);
    String stolen = realm.tokenOfClient("platform-a");
    String lockedOut = realm.tokenOfClient("platform-b");
    String auditors = realm.tokenOfPerson("auditor");
    realm.addKey("after", 400);
    assertThat(accepting(realm.tokenOfPerson("auditor"))).containsExactlyElementsOf(ALL);
    assertThat(accepting(auditors)).containsExactlyElementsOf(ALL);
    assertThat(calls.enrol("still-good", stolen).status()).isEqualTo(201);
    assertThat(calls.enrol("still-theirs", lockedOut).status()).isEqualTo(201);
    realm.disableClient("platform-b");
    realm.removeKey("stolen");
    Awaitility.await("refusals of what the key signed")
        .atMost(STATED)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                isRefused(calls.enrol("too-late", stolen))
                    && isRefused(calls.enrol("locked-out", lockedOut))
                    && accepting(auditors).isEmpty());
    assertThat(calls.enrol("another", realm.tokenOfClient("platform-a")).status()).isEqualTo(201);
    assertThat(accepting(realm.tokenOfPerson("auditor"))).containsExactlyElementsOf(ALL);
    assertThat(realm.answerToClient("platform-b").status()).isEqualTo(401);
  }

  /** The services that let an auditor in with this token. */
  private static List<String> accepting(String token) {
    return ALL.stream().filter(service -> !isRefused(calls.get(service, "/audit", token))).toList();
  }

  private static boolean isRefused(Reply reply) {
    return reply.problem().equals("unauthorized");
  }

  @Test
  @Order(9)
  void whoIsLockedOutGetsNoFurtherTokenAndKeepsTheLastOneUntilItEnds() {
    var page = new LoginPage(realm);
    JsonNode session = page.tokens(page.login("analyst", TestSecrets.of("analyst")));
    String last = session.required("access_token").textValue();
    realm.disablePerson("analyst");
    realm.deletePerson("committee");
    realm.renewSecret("platform-a");
    assertThat(realm.answerToRefresh(session).status()).isEqualTo(400);
    assertThat(realm.answerToPerson("analyst").status()).isEqualTo(400);
    assertThat(realm.answerToPerson("committee").status()).isEqualTo(400);
    assertThat(realm.answerToClient("platform-a").status()).isEqualTo(401);
    assertThat(calls.get(IMPACT, "/metrics/v1/indicators", last).problem()).isEqualTo("yes");
  }

  @Test
  @Order(10)
  void withoutKeycloakTheServicesGoOnWithTheKeysThatTheyHave() {
    String token = token();
    // Not what it said before: where its own token's key was taken away, it was refused once.
    int said = installation.log(IMPACT).length();
    installation.stopKeycloak();
    awaitWell(OUTCOME, "tokens are verified by the keys it had");
    assertThat(calls.complete("meanwhile", token).status()).isEqualTo(201);
    assertThat(installation.log(IMPACT).substring(said)).doesNotContain("answered 401");
  }

  /** Of a platform, signed by a key that the realm publishes. */
  private static String token() {
    return installation.published().issue(TokenClaims.platform("platform-a"), Duration.ofHours(1));
  }

  private static void awaitWell(String service, String reason) {
    Awaitility.await(reason)
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> Reply.to(wellness(service)).body(),
            body -> body.contains("identity-provider") && body.contains(reason));
  }

  private static HttpRequest.Builder wellness(String service) {
    return HttpRequest.newBuilder(installation.uri(service).resolve("/q/health/well"));
  }
}
