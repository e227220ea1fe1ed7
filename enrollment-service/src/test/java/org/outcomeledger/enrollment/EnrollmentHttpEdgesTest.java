package org.outcomeledger.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** What HTTP itself can go wrong with: every answer is a problem all the same. */
@QuarkusTest
@TestProfile(LowLimits.class)
@QuarkusTestResource(PostingServers.class)
class EnrollmentHttpEdgesTest extends ServiceTest {

  @Inject DataSource database;

  private final PostedEnrollment enrolled = PostedEnrollment.anew();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/events?x=%",
        "/events?x=%zz",
        "/events?x=%C0%AF",
        "/%",
        "/events/%e",
        "/ledger/%ff/events",
        "/events?x={1}",
        "/events\\x",
        "//[",
        "/a|b",
        "/events?x=\u00e9"
      })
  void aMalformedAddressIsAProblem(String path) throws IOException {
    raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").isProblem(400, "malformed-uri");
    raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
        .isProblem(400, "malformed-uri");
  }

  /** What the framework leaves of such an address is another one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/learners/jane;x",
        "/learners/jane;x=y?z",
        "/learners/jane#x",
        "/events;x",
        "/q/;"
      })
  void anAddressOfWhichAPartWouldBeDroppedIsAProblem(String path) throws IOException {
    raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").isProblem(400, "malformed-uri");
    raw("GET http://x" + path + " HTTP/1.1\r\nHost: x\r\n\r\n").isProblem(400, "malformed-uri");
  }

  @Test
  void twoContentTypesAreOneTooMany() throws IOException {
    raw(post(Api.STRUCTURED) + "Content-Type: " + Api.BATCH + "\r\nContent-Length: 2\r\n\r\n[]")
        .isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(ints = {8_193, 70_000, 1_000_000, 1_050_000})
  void aRequestLineThatIsTooLongIsAProblem(int length) throws IOException {
    raw("GET /" + "x".repeat(length - 1) + " HTTP/1.1\r\nHost: x\r\n\r\n")
        .isProblem(414, "uri-too-long");
  }

  @ParameterizedTest
  @ValueSource(ints = {50_000, 700_000, 1_050_000})
  void headersThatAreTooLargeAreAProblem(int length) throws IOException {
    raw("GET /events HTTP/1.1\r\nHost: x\r\nx: " + "x".repeat(length) + "\r\n\r\n")
        .isProblem(431, "headers-too-large");
    raw("GET /events HTTP/1.1\r\nHost: x\r\n" + "abc: def\r\n".repeat(length / 8) + "\r\n")
        .isProblem(431, "headers-too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /events, 405, method-not-allowed",
    "PUT, /events, 405, method-not-allowed",
    "PATCH, /events, 405, method-not-allowed",
    "TRACE, /events, 405, method-not-allowed",
    "FROBNICATE, /events, 405, method-not-allowed",
    "POST, /ledger/heads, 405, method-not-allowed"
  })
  void aMethodThatIsNotAllowedIsToldThoseThatAre(
      String method, String path, int status, String type) throws IOException {
    var reply =
        raw(
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + api.token()
                + "\r\nContent-Length: 0\r\n\r\n");
    reply.isProblem(status, type);
    assertThat(reply.headers().get("allow"))
        .isEqualTo(path.equals("/events") ? "POST" : "GET, HEAD");
  }

  /** Java's own client offers it on every plain connection. */
  @Test
  void anOfferToGoOnInHttp2IsPassedOver() throws IOException {
    String settings = "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n";
    String offer = "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n" + settings;
    raw("GET /nothing HTTP/1.1\r\nHost: x\r\n" + offer + "\r\n").isProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml, image/*;q=0.5", "application/json;q=0"})
  void aCallerWhoDoesNotAcceptJsonIsToldSoAndNothingIsAppended(String accept) throws SQLException {
    LedgerContents before = LedgerContents.of(database);
    api.send(
            api.request("/events")
                .header("Accept", accept)
                .header("Content-Type", Api.STRUCTURED)
                .POST(BodyPublishers.ofString(enrolled.event("e"))))
        .isProblem(406, "not-acceptable");
    assertThat(LedgerContents.of(database)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=x",
        "after=-1",
        "after=1.5",
        "after=99999999999999999999",
        "limit=0",
        "limit=x"
      })
  void aPositionThatIsNoNumberIsAProblem(String query) {
    Api auditor = api.as(Api.tokenOf(config, "auditor"));
    auditor.get("/ledger/0/events?" + query).isProblem(400, "invalid-parameter");
    auditor.get("/ledger/x/events").isProblem(404, "not-found");
    auditor.get("/ledger/99/events").isProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /events\r\nHost: x\r\n\r\n",
        "GET /events HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /events FTP/1.1\r\nHost: x\r\n\r\n",
        "G\u0000T /events HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /events HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /events HTTP/1.1\r\nHost: x\r\n\u007f: y\r\n\r\n"
      })
  void whatIsNotHttpIsAProblemAndTheConnectionIsClosed(String request) throws IOException {
    try (var connection = new RawHttp(address)) {
      connection.send(request).reply().isProblem(400, "bad-request");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: a b\r\n", "Host: [::1\r\n", "Host: localhost:abc\r\n", ""})
  void aHostThatIsNoneIsAProblem(String host) throws IOException {
    raw("GET /nothing HTTP/1.1\r\n" + host + "\r\n").isProblem(400, "bad-request");
    raw("GET /nothing HTTP/1.1\r\n" + host + "Accept: text/html\r\n\r\n")
        .isProblem(400, "bad-request");
  }

  @Test
  void whatIsNotHttpBehindAGoodRequestIsAProblemToo() throws IOException {
    try (var connection = new RawHttp(address)) {
      connection.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\nGARBAGE\r\n\r\n");
      connection.reply().isProblem(404, "not-found");
      connection.reply().isProblem(400, "bad-request");
    }
  }

  /** A message whose end is not certain is refused by the server itself, before we see it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n",
        "a b: c\r\nContent-Length: 2\r\n\r\n{}",
        "a: b\u0000c\r\nContent-Length: 2\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: foo\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void aBodyWhoseEndIsNotCertainIsAProblemAndNothingIsAppended(String rest) throws Exception {
    LedgerContents before = LedgerContents.of(database);
    try (var connection = new RawHttp(address)) {
      connection.send(post(Api.STRUCTURED) + rest);
      connection.reply().isProblem(400, "bad-request");
      assertThat(connection.isClosed()).isTrue();
    }
    assertThat(LedgerContents.of(database)).isEqualTo(before);
  }

  /** There the server itself takes the first length, and either end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void norIsOneInHttp10(String rest) throws IOException {
    String head = post(Api.STRUCTURED).replace("HTTP/1.1", "HTTP/1.0");
    raw(head + rest).isProblem(400, "bad-request");
  }

  /** What the server can still make sense of is read as if it were well said, and once. */
  @Test
  void aBodyWhoseEndIsCertainInSpiteOfItsHeadersIsRead() throws Exception {
    raw(post(Api.STRUCTURED) + ": c\r\nContent-Length: 2\r\n\r\n{}")
        .isProblem(422, "invalid-attribute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS *", "GET x", "GET events"})
  void whatIsNoAddressIsAProblem(String line) throws IOException {
    raw(line + " HTTP/1.1\r\nHost: x\r\n\r\n").isProblem(404, "not-found");
  }

  /** Whoever it is, and whatever becomes of the rest: a reply, and not only an end. */
  @ParameterizedTest
  @ValueSource(strings = {"POST /events", "POST /nothing"})
  void aBrokenBodyOfACallerWithoutATokenIsAnswered(String call) throws IOException {
    String head = " HTTP/1.1\r\nHost: x\r\nContent-Type: " + Api.STRUCTURED + "\r\n";
    assertThat(raw(call + head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n").status())
        .isIn(400, 401, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /problems/busy|Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /learners/jane|Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HEAD /problems/busy|Content-Length: 2\r\n\r\n{}"
      })
  void whatIsOnlyReadHasNoBody(String request) throws IOException {
    String raw = request.replace("|", " HTTP/1.1\r\nHost: x\r\n");
    try (var connection = new RawHttp(address)) {
      connection.send(raw);
      assertThat(connection.statusOrClosed()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;q=0", "*/*;q=0", "application/json; q=0.000, */*"})
  void whatACallerTakesOutIsNotSent(String accept) {
    api.send(api.request("/learners/jane").header("Accept", accept))
        .isProblem(406, "not-acceptable");
  }

  @Test
  void twoHostsAreOneTooMany() throws IOException {
    raw("GET /nothing HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n").isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
  void aBodyThatSaysToBeEncodedIsAProblem(String coding) throws IOException {
    var reply =
        raw(
            post(Api.STRUCTURED)
                + "Content-Encoding: "
                + coding
                + "\r\nContent-Length: 2\r\n\r\n{}");
    reply.isProblem(415, "unsupported-media-type");
    assertThat(reply.headers()).containsEntry("accept-encoding", "identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "\"iso-8859-1\"", "utf-8x"})
  void anotherCharsetThanUtf8IsAProblem(String charset) throws IOException {
    raw(post(Api.STRUCTURED + "; charset=" + charset) + "Content-Length: 2\r\n\r\n{}")
        .isProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "UTF-8", "\"utf-8\"", " utf-8 ; x=y"})
  void utf8MaySayThatItIs(String charset) throws IOException {
    raw(post(Api.STRUCTURED + "; charset=" + charset) + "Content-Length: 2\r\n\r\n{}")
        .isProblem(422, "invalid-attribute");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void everyReplySaysWhenItWasGiven(String request) throws IOException {
    String date = raw(request).headers().get("date");
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/events?atomic=true",
        "/events?x=1",
        "/learners/jane?x=1",
        "/enrollments/e?x",
        "/ledger/heads?x=1",
        "/ledger/0/events?behind=3",
        "/problems/busy?x=1",
        "/events/refused?x=1"
      })
  void aParameterThatACallDoesNotHaveIsAProblem(String path) {
    Api caller = path.startsWith("/ledger") ? api.as(Api.tokenOf(config, "auditor")) : api;
    Api.Reply reply =
        path.startsWith("/events?")
            ? caller.post(path, Api.STRUCTURED, enrolled.event("e").getBytes(UTF_8))
            : caller.get(path);
    reply.isProblem(400, "unknown-parameter");
  }

  @Test
  void aParameterThatIsGivenTwiceIsAProblem() {
    Api auditor = api.as(Api.tokenOf(config, "auditor"));
    auditor.get("/ledger/0/events?after=1&after=2").isProblem(400, "invalid-parameter");
    api.post("/events?atomic=true&atomic=false", Api.BATCH, "[]".getBytes(UTF_8))
        .isProblem(400, "invalid-parameter");
  }

  /** The framework takes it for one that was not given: half of a batch would be appended. */
  @ParameterizedTest
  @ValueSource(strings = {"atomic", "atomic="})
  void aParameterWithoutAValueIsAProblem(String query) {
    api.post("/events?" + query, Api.BATCH, "[]".getBytes(UTF_8))
        .isProblem(400, "invalid-parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Type: */*\r\n", "Content-Type: application/*\r\n"})
  void aBodyOfNoMediaTypeIsAProblem(String contentType) throws IOException {
    String head = "POST /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + api.token();
    raw(head + "\r\n" + contentType + "Content-Length: 2\r\n\r\n[]")
        .isProblem(415, "unsupported-media-type");
  }

  /** As CloudEvents' Java SDK sends an event without {@code datacontenttype}. */
  @Test
  void aBinaryEventWithoutAMediaTypeIsJson() {
    var request =
        api.request("/events")
            .header("ce-specversion", "1.0")
            .header("ce-type", "org.outcomeledger.learner-enrolled.v1")
            .header("ce-source", "lms")
            .header("ce-id", "untyped" + enrolled.unique())
            .POST(BodyPublishers.ofString(enrolled.data("untyped")));
    assertThat(api.send(request).status()).isEqualTo(201);
  }

  @Test
  void aBodyThatIsAnnouncedAsFarTooLargeIsNotWaitedFor() throws IOException {
    raw(post(Api.BATCH) + "Content-Length: 100000000\r\n\r\n[").isProblem(413, "body-too-large");
  }

  @Test
  void whoMayNotPostIsToldSoBeforeTheBodyHasArrived() throws IOException {
    String head = "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: " + Api.STRUCTURED;
    String body = "\r\nContent-Length: 1000\r\n\r\n{";
    raw(head + body).isProblem(401, "unauthorized");
    String auditor = Api.tokenOf(config, "auditor");
    raw(head + "\r\nAuthorization: Bearer " + auditor + body).isProblem(403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000\r\n\r\n{\"id\":",
        "Content-Length: 1000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"i\r\n",
        "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n"
      })
  void aBodyThatDoesNotArriveIsAProblemAndTheConnectionIsClosed(String part) throws IOException {
    try (var connection = new RawHttp(address)) {
      connection.send(post(Api.STRUCTURED) + part);
      connection.reply().isProblem(408, "request-timeout");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void aPlatformThatSendsMoreThanItMayIsToldWhenToComeBack() {
    Api limited = api.as(Api.tokenOf(config, "platform-c"));
    String[] events =
        IntStream.range(0, 60).mapToObj(i -> enrolled.event("c-" + i)).toArray(String[]::new);
    assertThat(limited.postBatch("", events).status()).isEqualTo(200);

    Api.Reply reply = limited.post(enrolled.event("c")).isProblem(429, "rate-limit-exceeded");
    assertThat(reply.json().get("retryAfter").intValue()).isBetween(30, 60);
    assertThat(reply.response().headers().firstValue("Retry-After"))
        .hasValue(reply.json().get("retryAfter").asText());
    assertThat(api.post(enrolled.event("of another")).status()).isNotEqualTo(429);
  }

  @Test
  void eventsPostedWithoutWaitingForAnswersAreAllAnsweredInTheirOrder() throws IOException {
    var requests = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      String event = enrolled.event("pipelined-" + i + "-");
      requests.append(post(Api.STRUCTURED));
      requests.append("Content-Length: " + event.length() + "\r\n\r\n" + event);
    }
    try (var connection = new RawHttp(address)) {
      connection.send(requests.toString());
      for (int i = 0; i < 30; i++) {
        RawHttp.Reply reply = connection.reply();
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.body()).contains("\"pipelined-" + i + "-" + enrolled.unique() + "\"");
      }
    }
  }

  /** What nobody waits for is not sent: a body that is too large is refused before it comes. */
  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsAskedFor() throws IOException {
    try (var connection = new RawHttp(address)) {
      connection.send(post(Api.BATCH) + "Expect: 100-continue\r\nContent-Length: 9000000\r\n\r\n");
      connection.nextReply().isProblem(413, "body-too-large");
    }
  }

  /** Eight replies of a megabyte are more than the sockets hold. */
  @Test
  void aPlatformThatPostsAndReadsNothingIsLetGo() throws IOException {
    String event = enrolled.event("x").replaceFirst("\\{", "{\"" + "€".repeat(256) + "\":1,");
    byte[] batch =
        Stream.generate(() -> event)
            .limit(1_000)
            .collect(Collectors.joining(",", "[", "]"))
            .getBytes(UTF_8);
    try (var connection = RawHttp.withSmallBuffer(address)) {
      for (int i = 0; i < 8; i++) {
        connection
            .send(post(Api.BATCH) + "Content-Length: " + batch.length + "\r\n\r\n")
            .send(batch);
      }
      Awaitility.await("the end of the connection")
          .atMost(Duration.ofSeconds(30))
          .until(connection::isReset);
    }
  }

  /** Its events were checked all the same. */
  @Test
  void aBatchThatBreaksAtItsEndCountsAsTheEventsBeforeThat() {
    Api limited = api.as(Api.tokenOf(config, "platform-e"));
    String broken =
        IntStream.range(0, 100)
            .mapToObj(i -> enrolled.event("broken-" + i))
            .collect(Collectors.joining(",", "[", ""));
    limited.post("/events", Api.BATCH, broken.getBytes(UTF_8)).isProblem(400, "malformed-json");
    limited.post(enrolled.event("next")).isProblem(429, "rate-limit-exceeded");
  }

  @Test
  void aPlatformWithTooManyRequestsInFlightIsToldToWait() {
    Api limited = api.as(Api.tokenOf(config, "platform-d"));
    Api.Reply reply =
        limited.post(enrolled.event("d")).isProblem(429, "concurrency-limit-exceeded");
    assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/learners/jane",
        "/enrollments/e",
        "/events/refused",
        "/erasures/6f9619ff-8b86-4011-b42d-00cf4fc964ff"
      })
  void readsAreAmongTheRequestsInFlightOfAPlatform(String path) throws SQLException {
    Api limited = api.as(Api.tokenOf(config, "platform-b"));
    try (Connection locked = database.getConnection();
        var statement = locked.createStatement()) {
      locked.setAutoCommit(false);
      statement.execute("lock table event, claim, refusal, erasure in access exclusive mode");
      var first =
          CompletableFuture.anyOf(ask(limited, path), ask(limited, path), ask(limited, path));
      ((Api.Reply) first.join()).isProblem(429, "concurrency-limit-exceeded");
      locked.rollback();
    }
  }

  private static CompletableFuture<Api.Reply> ask(Api caller, String path) {
    return caller
        .http()
        .sendAsync(caller.request(path).build(), BodyHandlers.ofString())
        .thenApply(EnrollmentHttpEdgesTest::reply);
  }

  private static Api.Reply reply(HttpResponse<String> response) {
    String mediaType = response.headers().firstValue("Content-Type").orElse("");
    return new Api.Reply(response.statusCode(), mediaType, response);
  }

  @Test
  void aLedgerWithTooMuchWaitingSaysWhenToComeBack() throws SQLException {
    try (Connection locked = database.getConnection();
        var statement = locked.createStatement()) {
      locked.setAutoCommit(false);
      statement.execute("select 1 from ledger_head for update");
      List<HttpResponse<String>> replies = postAtOnce(30);
      assertThat(replies)
          .extracting(HttpResponse::statusCode)
          .contains(429, 503)
          .doesNotContain(500);
      for (var reply : replies) {
        boolean busy = reply.statusCode() == 429;
        assertThat(reply.headers().firstValue("Retry-After")).hasValue(busy ? "1" : "5");
        reply(reply).isProblem(busy ? 429 : 503, busy ? "busy" : "ledger-unavailable");
      }
      locked.rollback();
    }
    assertThat(api.post(enrolled.event("after")).status()).isEqualTo(201);
    assertThat(api.get("/events/refused").response().body())
        .doesNotContain("/problems/busy", "/problems/ledger-unavailable");
  }

  private List<HttpResponse<String>> postAtOnce(int number) {
    var underWay =
        IntStream.range(0, number)
            .mapToObj(
                i ->
                    api.http()
                        .sendAsync(
                            api.request("/events")
                                .header("Content-Type", Api.STRUCTURED)
                                .POST(BodyPublishers.ofString(enrolled.event("e-" + i)))
                                .build(),
                            BodyHandlers.ofString()))
            .toList();
    return underWay.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void aDefectIsAProblemThatTheLogKnowsMoreAbout() throws SQLException {
    Api auditor = api.as(Api.tokenOf(config, "auditor"));
    sql("alter table ledger_head rename to ledger_head_away");
    try {
      auditor.get("/ledger/heads").isProblem(500, "internal-error");
    } finally {
      sql("alter table ledger_head_away rename to ledger_head");
    }
    assertThat(auditor.get("/ledger/heads").status()).isEqualTo(200);
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private RawHttp.Reply raw(String request) throws IOException {
    return RawHttp.exchange(address, request);
  }

  private String post(String mediaType) {
    return "POST /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + api.token()
        + "\r\nContent-Type: "
        + mediaType
        + "\r\n";
  }
}
