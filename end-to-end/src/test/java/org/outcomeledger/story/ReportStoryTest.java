package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.format.SampleDraw;
import org.outcomeledger.story.StrangersFolder.CommandRun;

/**
 * A committee freezes and publishes a report; a stranger with one jar and an empty folder verifies
 * it, and finds what is not as the ledgers say.
 */
@Order(3)
@TestInstance(Lifecycle.PER_CLASS)
class ReportStoryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLATFORM = "reported";
  private static final String QUESTION = "{\"title\":\"Since ever\",\"asOf\":\"2026-06-30\"}";

  private final Installation installation = Installation.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  private StrangersFolder stranger;
  private PostingLog posted;
  private String id;

  /** Once: counting takes its time. What a test changes is a copy. */
  @BeforeAll
  void aPublishedReportAndTheLedgersAreTakenAway(@TempDir Path folder) throws Exception {
    posted = new PostingLog(installation.platform(PLATFORM));
    posted.postInOrder(JobSeekers.events(), 500);
    id = post("/reports/v1", QUESTION).path("id").asText();
    assertThat(post("/reports/v1/" + id + "/publish", "").path("state").asText())
        .isEqualTo("published");
    stranger = new StrangersFolder(installation, folder);
    Files.write(stranger.file("report.json"), get("/reports/v1/" + id, ""));
    Files.write(
        stranger.file("exact.json"),
        get("/reports/v1/" + id + "/exact", installation.committeeToken()));
    assertThat(stranger.export().exitCode()).isZero();
  }

  @Test
  void itHoldsAsItWasPublishedAndWithItsExactFigures() throws Exception {
    CommandRun ended =
        stranger.verifier("verify", "report.json", "export", "--exact", "exact.json");
    assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void itsPlatformShowsThatAnEventIsInItWithoutTheLedgers() throws Exception {
    Map.Entry<PostingLog.Key, EventReceipt> event = posted.receipts().entrySet().iterator().next();
    String place =
        "%s:%d:%d"
            .formatted(
                event.getKey().service().ledger,
                event.getValue().shard(),
                event.getValue().position());
    byte[] receipt = receipt(place);
    assertThat(receipt(event.getKey().id() + "?source=" + Event.SOURCE)).isEqualTo(receipt);
    Files.write(stranger.file("receipt.json"), receipt);
    CommandRun ended = stranger.verifier("receipt", "receipt.json", "report.json");
    assertThat(ended.output())
        .contains("in the report, in the programme retraining: ")
        .endsWith("all holds\n");
    assertThat(ended.exitCode()).isZero();
  }

  private byte[] receipt(String event) throws Exception {
    return get("/reports/v1/" + id + "/receipts/" + event, installation.platformToken(PLATFORM));
  }

  /** Both have made the seed before either could know what it draws; the stranger draws again. */
  @Test
  void anAuditorDrawsWhatTheVerifierDrawsAndAnotherDrawIsFound() throws Exception {
    JsonNode first = drawn("a1".repeat(32));
    JsonNode second = drawn("b2".repeat(32));
    Files.write(stranger.file("sample.json"), JSON.writeValueAsBytes(first));
    CommandRun ended = verifySample(first);
    assertThat(ended.output()).endsWith("all holds\n").contains("sample, counted: ", " drawn\n");
    assertThat(ended.exitCode()).isZero();
    ObjectNode other = first.deepCopy();
    other.set("strata", second.path("strata"));
    Files.write(stranger.file("sample.json"), JSON.writeValueAsBytes(other));
    assertThat(verifySample(first).output()).contains("FAIL sample, ", ", and the draw makes ");
  }

  private JsonNode drawn(String seed) throws Exception {
    String path = "/reports/v1/" + id + "/samples";
    String commitment =
        HexFormat.of()
            .formatHex(SampleDraw.commitment(HexFormat.of().parseHex(seed), id, "EMP1", 20, 20));
    String entry =
        "{\"indicator\":\"EMP1\",\"counted\":20,\"uncounted\":20,\"commitment\":\"%s\"}"
            .formatted(commitment);
    String company =
        post(path, entry, installation.auditorToken()).path("companyCommitment").asText();
    JsonNode sample =
        post(
            path + "/" + commitment + "/draw",
            "{\"seed\":\"" + seed + "\"}",
            installation.auditorToken());
    assertThat(sample.path("companyCommitment").asText()).isEqualTo(company);
    return sample;
  }

  private CommandRun verifySample(JsonNode committed) throws Exception {
    return stranger.verifier(
        "sample",
        "sample.json",
        "report.json",
        "export",
        "--exact",
        "exact.json",
        "--commitment",
        committed.path("commitment").asText(),
        "--company-commitment",
        committed.path("companyCommitment").asText());
  }

  @Test
  void anotherFigureIsFoundByItsName() throws Exception {
    ObjectNode report =
        (ObjectNode) JSON.readTree(Files.readAllBytes(stranger.file("report.json")));
    for (JsonNode table : report.path("figures")) {
      if (table.path("indicator").asText().equals("EMP1") && table.path("by").isEmpty()) {
        ObjectNode row = (ObjectNode) table.path("rows").path(0);
        row.put("numerator", row.path("numerator").asLong() + 10);
      }
    }
    Files.write(stranger.file("changed.json"), JSON.writeValueAsBytes(report));
    assertFound(
        "changed.json",
        "export",
        "FAIL EMP1 \\{\\}: numerator is \\d+, which no rounding makes of the recount");
  }

  /** A job that was added to an event that was counted, and an older definition. */
  @Test
  void whatAnInsiderChangesIsFound() throws Exception {
    String report = Files.readString(stranger.file("report.json"));
    Files.writeString(
        stranger.file("older.json"),
        report.replace("{\"id\":\"COM1\",\"version\":\"1\"", "{\"id\":\"COM1\",\"version\":\"0\""));
    assertFound(
        "older.json",
        "export",
        "FAIL report, definition of COM1: this verifier does not count by version 0");
    stranger.copyExport("shortened");
    dropTheLastEntryOfTheFullestShard("shortened");
    assertFound(
        "report.json",
        "shortened",
        "FAIL enrollment, shard \\d+, position \\d+: not there, and the report names it");
  }

  private void dropTheLastEntryOfTheFullestShard(String export) throws Exception {
    Path fullest = null;
    for (int shard = 0; shard < 8; shard++) {
      Path file = stranger.file(export + "/enrollment/" + shard + ".ndjson");
      fullest = fullest == null || Files.size(file) > Files.size(fullest) ? file : fullest;
    }
    List<String> lines = Files.readAllLines(fullest);
    Files.write(fullest, lines.subList(0, lines.size() - 1));
  }

  private void assertFound(String report, String export, String finding) throws Exception {
    CommandRun ended = stranger.verifier("verify", report, export);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output().lines()).anyMatch(it -> it.matches(finding + ".*"));
  }

  private JsonNode post(String path, String body) throws Exception {
    return post(path, body, installation.committeeToken());
  }

  private JsonNode post(String path, String body, String token) throws Exception {
    HttpRequest.Builder request = request(path, token);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return JSON.readTree(send(request.POST(BodyPublishers.ofString(body)).build()));
  }

  private byte[] get(String path, String token) throws Exception {
    return send(request(path, token).build());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(installation.uri(PackagedService.IMPACT).resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private byte[] send(HttpRequest request) throws Exception {
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isIn(200, 201);
    return response.body();
  }
}
