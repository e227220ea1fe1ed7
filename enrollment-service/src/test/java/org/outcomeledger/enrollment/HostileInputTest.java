package org.outcomeledger.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/**
 * What an attacker would post. Every answer is a problem that names the place where there is one,
 * none is our fault, and nothing is kept.
 *
 * <p>Long, for it is one list of attacks against one running service.
 */
@QuarkusTest
@TestProfile(LowLimits.class)
@QuarkusTestResource(PostingServers.class)
class HostileInputTest extends ServiceTest {

  private static final Logger LOG = Logger.getLogger(HostileInputTest.class);
  private static final String BINARY = "application/json";
  private static final int MOST_CONNECTIONS = 10_000;
  private static final long MIB = 1 << 20;

  @Inject DataSource database;

  private final PostedEnrollment enrolled = PostedEnrollment.anew();
  private LedgerContents before;

  @BeforeEach
  void prepare() throws SQLException {
    before = LedgerContents.of(database);
  }

  @AfterEach
  void nothingIsKept() throws SQLException {
    assertThat(LedgerContents.of(database)).isEqualTo(before);
  }

  static Stream<Arguments> notJson() {
    return Stream.of(
        Arguments.of("cut off", "@", "@", null),
        Arguments.of("a key twice", "\"learner\"", "\"learner\":\"x\",\"learner\"", "/learner"),
        Arguments.of(
            "a key twice, spelt otherwise",
            "\"learner\"",
            "\"learner\":\"x\",\"\\u006cearner\"",
            "/learner"),
        Arguments.of(
            "a raw control character", "data-analyst", "data\u0001analyst", "/programme/id"),
        Arguments.of("a raw line break", "data-analyst", "data\nanalyst", "/programme/id"),
        Arguments.of(
            "an endless number", "270", "9".repeat(10_000), "/programme/publishedLengthDays"),
        Arguments.of("no number", "270", "NaN", "/programme/publishedLengthDays"),
        Arguments.of("a comment", "270", "270/* */", "/programme/publishedLengthDays"),
        Arguments.of("arrays in arrays", "270", "[".repeat(20_000), null),
        Arguments.of("objects in objects", "270", "{\"a\":".repeat(10_000), null));
  }

  /** The data of an event, spoilt; the pointer is into what the body says. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("notJson")
  void whatIsNotStrictJsonIsRefusedInEveryMode(
      String name, String part, String by, String pointer) {
    String data = enrolled.data("x");
    String spoilt = part.equals("@") ? data.substring(0, 40) : data.replace(part, by);
    String event = enrolled.event("x").replace(data, spoilt);
    assertPointer(binary(spoilt.getBytes(UTF_8)).isProblem(400, "malformed-json"), pointer, "");
    assertPointer(post(Api.STRUCTURED, event).isProblem(400, "malformed-json"), pointer, "/data");
    assertPointer(
        post(Api.BATCH, "[" + event + "]").isProblem(400, "malformed-json"), pointer, "/0/data");
  }

  private static void assertPointer(Api.Reply reply, String pointer, String within) {
    if (pointer != null) {
      assertThat(reply.json().path("pointer").textValue()).isEqualTo(within + pointer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void nestingOfAnyDepthIsRefused(String opening) {
    String body = opening.repeat(100_000);
    post(Api.BATCH, body).isProblem(400, "malformed-json");
    post(Api.STRUCTURED, body).isProblem(413, "event-too-large");
    binary(body.getBytes(UTF_8)).isProblem(413, "event-too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "C0AF",
    "C080",
    "E080AF",
    "F08080AF",
    "EDA080",
    "EDA080EDB080",
    "F4908080",
    "FF",
    "80",
    "C3"
  })
  void whatIsNotUtf8IsRefusedInEveryMode(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    byte[] data = enrolled.data("x").replace("data-analyst", "@").getBytes(UTF_8);
    byte[] event = enrolled.event("x").replace("data-analyst", "@").getBytes(UTF_8);
    binary(with(data, bad)).isProblem(400, "malformed-utf-8");
    api.post("/events", Api.STRUCTURED, with(event, bad)).isProblem(400, "malformed-utf-8");
    api.post("/events", Api.BATCH, with(event, bad)).isProblem(400, "malformed-utf-8");
  }

  /** The text with the sign @ replaced by bytes. */
  private static byte[] with(byte[] text, byte[] bytes) {
    var whole = new ByteArrayOutputStream();
    for (byte b : text) {
      whole.writeBytes(b == '@' ? bytes : new byte[] {b});
    }
    return whole.toByteArray();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"data-analyst\" | \"a\\ud800\" | /data/programme/id | invalid-attribute",
        "\"data-analyst\" | \"\\udc00\\ud800\" | /data/programme/id | invalid-attribute",
        "\"data-analyst\" | \"a\\u0000\" | /programme/id | invalid-data",
        "\"data-analyst\" | \"a\",\"name\":\"b\\u0000\" | /programme/name | invalid-data",
        "\"data-analyst\" | \"a\",\"name\":\"b\\u001b[2J\" | /programme/name | invalid-data",
        "\"data-analyst\" | 7 | /programme/id | invalid-data",
        "\"data-analyst\" | null | /programme/id | invalid-data",
        "\"data-analyst\" | [\"a\"] | /programme/id | invalid-data",
        "\"data-analyst\" | \"'; drop table event; --\\u202e\" | /programme/id | invalid-data",
        "\"data-analyst\" | \"a\",\"colour\":\"red\" | /programme/colour | invalid-data",
        "\"data-analyst\" | \"a\",\"__proto__\":{} | /programme/__proto__ | invalid-data",
        "270 | \"270\" | /programme/publishedLengthDays | invalid-data",
        "270 | 270.5 | /programme/publishedLengthDays | invalid-data",
        "270 | -1 | /programme/publishedLengthDays | invalid-data",
        "270 | 9223372036854775808 | /programme/publishedLengthDays | invalid-data",
        "270 | 1e400 | /programme/publishedLengthDays | invalid-data",
        "270 | 1e999999999 | /programme/publishedLengthDays | invalid-data",
        "270 | 1e-999999999 | /programme/publishedLengthDays | invalid-data",
        "270 | true | /programme/publishedLengthDays | invalid-data",
        "2025-03-03 | 2026-02-30 | /startedOn | invalid-data",
        "2025-03-03 | 2026-13-01 | /startedOn | invalid-data",
        "2025-03-03 | 2026-2-3 | /startedOn | invalid-data",
        "2025-03-03 | +12026-02-03 | /startedOn | invalid-data",
        "2025-03-03 | 2025-03-03T00:00:00Z | /startedOn | invalid-data",
        "2025-03-03 | 2025-03-03\\n | /startedOn | invalid-data",
        "2025-03-03 | ２０２５-03-03 | /startedOn | invalid-data",
        "2025-03-03 | 9999-12-31 | /startedOn | date-ahead"
      })
  void valuesThatAreNotAsTheyShouldBeAreNamedAndNotRepeated(
      String part, String by, String pointer, String type) {
    String event = enrolled.event("x").replace(part, by);
    Api.Reply structured = post(Api.STRUCTURED, event).isProblem(422, type);
    assertThat(structured.json().path("pointer").textValue()).isEqualTo(pointer);
    assertThat(structured.response().body()).doesNotContain("drop table");
    JsonNode inBatch = post(Api.BATCH, "[" + event + "]").json().at("/results/0/problem");
    assertThat(inBatch.path("pointer").textValue()).isEqualTo(pointer);
    Api.Reply binary = binary(enrolled.data("x").replace(part, by).getBytes(UTF_8));
    assertThat(binary.isProblem(422, type).json().path("pointer").textValue()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "source",
        "type",
        "specversion",
        "data",
        "time",
        "datacontenttype",
        "subject"
      })
  void anAttributeOfTheWrongTypeIsNamed(String name) throws IOException {
    for (String value : List.of("[]", "1.5", "\"\\u0000\"", "\"\\ud800\"")) {
      var event = (ObjectNode) new JsonMapper().readTree(enrolled.event("x"));
      String hostile = event.put(name, "@").toString().replace("\"@\"", value);
      Api.Reply reply = post(Api.STRUCTURED, hostile).isProblem(422, "invalid-attribute");
      assertThat(reply.json().path("pointer").textValue()).as(value).isEqualTo("/" + name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Api.STRUCTURED, Api.BATCH, BINARY})
  void tenMegabytesAreRefusedWithAndWithoutALength(String mediaType) {
    byte[] body = new byte[10 << 20];
    Arrays.fill(body, (byte) '[');
    api.post("/events", mediaType, body).isProblem(413, "body-too-large");
    api.send(
            api.request("/events")
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
        .isProblem(413, "body-too-large");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ce-id: % | /id",
        "ce-id: %zz | /id",
        "ce-id: %C0%AF | /id",
        "ce-id: e%00 | /id",
        "ce-id: e%0d%0aSet-Cookie: x | /id",
        "ce-id: e%250d | /id", // one round
        "ce-id: \"e | /id",
        "ce-id: a, b | /id",
        "ce-id: '; drop table event; -- | /id",
        "ce-id: \u00e9 | /id",
        "ce-id: a%0Aab%00 | /id",
        "ce-source: ../../%2e%2e?x | /source",
        "ce-id: e ~ ce-id: f | /id",
        "ce-id: e ~ CE-ID: e | /id",
        "ce-id: e ~ ce-: x | /",
        "ce-id: e ~ ce-a_b: x | /a_b",
        "ce-id: e ~ ce-a-b: x | /a-b",
        "ce-id: e ~ ce-data: {} | /data",
        "ce-id: e ~ ce-datacontenttype: text/xml | /datacontenttype",
        "ce-id: e ~ ce-subject: %ED%A0%80 | /subject",
        "ce-id: e ~ ce-time: 2026-02-30T00:00:00Z | /time",
        "ce-id: e ~ ce-platform: %FF | /platform",
        "x: y | /id"
      })
  void tricksInTheHeadersOfBinaryModeAreRefusedAndNamed(String headers, String pointer)
      throws IOException {
    String source = headers.contains("ce-source") ? "ce-id: e\r\n" : "ce-source: lms\r\n";
    String request =
        "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
            + api.token()
            + "\r\nce-specversion: 1.0\r\nce-type: org.outcomeledger.learner-enrolled.v1\r\n"
            + source
            + headers.replace(" ~ ", "\r\n")
            + "\r\nContent-Length: "
            + enrolled.data("x").length()
            + "\r\n\r\n"
            + enrolled.data("x");
    JsonNode problem = RawHttp.exchange(address, request).isProblem(422, "invalid-attribute");
    assertThat(problem.path("pointer").textValue()).isEqualTo(pointer);
  }

  @Test
  void jsonWithoutHeadersIsToldWhichAreMissing() {
    Api.Reply reply = post(BINARY, enrolled.event("x")).isProblem(422, "invalid-attribute");
    assertThat(reply.json().path("pointer").textValue()).isEqualTo("/specversion");
    assertThat(reply.json().path("detail").textValue()).contains("ce-specversion", Api.STRUCTURED);
  }

  @Test
  void connectionsOnWhichNothingIsSaidDoNotKeepOthersFromBeingAnswered() throws IOException {
    var open = new ArrayList<RawHttp>();
    int most = connectionsThatTheOpenFilesLimitAllows();
    try {
      for (int i = 0; i < most; i++) {
        open.add(new RawHttp(address));
      }
      LOG.infof("%d connections are open and idle", open.size());
      post(Api.STRUCTURED, "{").isProblem(400, "malformed-json");
      open.getLast()
          .send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
          .reply()
          .isProblem(404, "not-found");
    } finally {
      for (RawHttp connection : open) {
        connection.close();
      }
    }
    assertThat(open).hasSize(most);
  }

  /** Both ends are in this process; some files are left for all else. */
  private static int connectionsThatTheOpenFilesLimitAllows() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - 1_000;
    return Math.clamp(free / 2, 1, MOST_CONNECTIONS);
  }

  @Test
  void memoryIsBackToWhereItWasAfterAnAttack() {
    attack(10); // what is loaded and cached once is not what this is about
    long settled = usedHeap();
    attack(100);
    long after = usedHeap();
    LOG.infof("heap used: %d MiB before, %d MiB after", settled / MIB, after / MIB);
    assertThat(after).isLessThan(settled + 32 * MIB);
  }

  private void attack(int times) {
    byte[] large = new byte[8 << 20];
    Arrays.fill(large, (byte) '[');
    for (int i = 0; i < times; i++) {
      api.post("/events", Api.BATCH, large).isProblem(400, "malformed-json");
      post(Api.STRUCTURED, "{\"name-" + i + enrolled.unique() + "\":")
          .isProblem(400, "malformed-json");
      String unknown = enrolled.event("x").replace("\"learner\"", "\"learner-" + i + "\"");
      post(Api.STRUCTURED, unknown).isProblem(422, "invalid-data");
    }
  }

  private static long usedHeap() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private Api.Reply post(String mediaType, String body) {
    return api.post("/events", mediaType, body.getBytes(UTF_8));
  }

  private Api.Reply binary(byte[] data) {
    return api.send(
        api.request("/events")
            .header("Content-Type", BINARY)
            .header("ce-specversion", "1.0")
            .header("ce-type", "org.outcomeledger.learner-enrolled.v1")
            .header("ce-source", "lms")
            .header("ce-id", "x" + enrolled.unique())
            .POST(BodyPublishers.ofByteArray(data)));
  }
}
