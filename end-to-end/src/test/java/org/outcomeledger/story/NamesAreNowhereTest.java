package org.outcomeledger.story;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * What a platform calls its learners is in no byte that is left behind: no table and no log of the
 * database, no topic, no service's log, no file of heads. So erasure has no name to miss there.
 */
@Order(3)
@LocalServersOnly("reads every byte of the servers' data and logs, which are files of a container")
class NamesAreNowhereTest {

  private static final String NAME = "Zbigniewa.Krwawicz";

  /** A programme's name is kept as it is: what finds it would find the learner's. */
  private static final String PROGRAMME = "Programme-of-Zbigniewa";

  private static final String PLATFORM = "discreet";

  private final Installation installation = Installation.shared();
  private final LearningPlatform platform = installation.platform(PLATFORM);
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void noFileHasALearnersName() throws Exception {
    PostingLog posting = new PostingLog(platform);
    posting.postInOrder(accepted(), 10);
    platform.post(refused());
    for (String body : unreadable()) {
      post("application/cloudevents+json", body);
    }
    post("application/json", "{\"learner\":\"" + NAME + "\"}");
    get("/learners/" + NAME);
    get("/enrollments/" + NAME + "-1");
    get("/nothing/" + NAME + "?" + NAME);
    send("DELETE", "/learners/" + NAME + "-another");
    new Examination(installation, PLATFORM).followersHaveCaughtUp();
    Map<String, Set<String>> found = filesWith(Set.of(NAME, PROGRAMME));
    assertThat(found.get(PROGRAMME)).contains("postgres", "kafka");
    assertThat(found).doesNotContainKey(NAME);
  }

  private static List<Event> accepted() {
    return List.of(
        enrolled("1", NAME, Map.of()),
        outcome(
            "employment-started",
            Map.of(
                "employmentId",
                NAME + "-job",
                "startedOn",
                "2024-05-01",
                "contract",
                "permanent",
                "inField",
                "yes",
                "hiredByProvider",
                false,
                "existedBeforeTraining",
                false)),
        outcome("programme-completed", Map.of("completedOn", "2024-04-01")),
        retraction(NAME + "-programme-completed"));
  }

  private static List<Event> refused() {
    return List.of(
        enrolled("again", NAME, Map.of("enrollmentId", NAME + "-1")),
        enrolled("mail", NAME + "@example.org", Map.of()),
        enrolled("field", NAME, Map.of(NAME, NAME)),
        enrolled("space", NAME + " ", Map.of()),
        enrolled("date", NAME, Map.of("startedOn", NAME)),
        new Event(PackagedService.ENROLLMENT, NAME + "?", NAME, Map.of("learner", NAME)),
        new Event(PackagedService.ENROLLMENT, NAME, "programme-completed", Map.of("learner", NAME)),
        new Event(
            PackagedService.ENROLLMENT, NAME + "-1", "intent-declared", Map.of("learner", NAME)));
  }

  private static List<String> unreadable() {
    return List.of(
        "{\"learner\":\"" + NAME + "\"",
        "[\"" + NAME + "\"]",
        "\"" + NAME + "\"",
        NAME,
        "{\"" + NAME + "\":1,\"" + NAME + "\":2}");
  }

  private static Event enrolled(String number, String learner, Map<String, Object> other) {
    Map<String, Object> data = new TreeMap<>();
    data.put("learner", learner);
    data.put("enrollmentId", NAME + "-" + number);
    data.put("programme", Map.of("id", PROGRAMME, "publishedLengthDays", 60));
    data.put("startedOn", "2024-01-01");
    data.putAll(other);
    return new Event(PackagedService.ENROLLMENT, NAME + "-" + number, "learner-enrolled", data);
  }

  private static Event outcome(String name, Map<String, Object> more) {
    Map<String, Object> data = new TreeMap<>(more);
    data.put("learner", NAME);
    data.put("enrollmentId", NAME + "-1");
    return new Event(PackagedService.OUTCOME, NAME + "-" + name, name, data);
  }

  private static Event retraction(String id) {
    return new Event(
        PackagedService.OUTCOME,
        id + "-not",
        "event-retracted",
        Map.of(
            "learner",
            NAME,
            "reason",
            "a mistake",
            "retracts",
            Map.of("source", Event.SOURCE, "id", id)));
  }

  private void post(String mediaType, String body) throws IOException, InterruptedException {
    HttpRequest request =
        request("/events")
            .header("Content-Type", mediaType)
            .header("ce-specversion", "1.0")
            .header("ce-id", NAME + " ")
            .header("ce-source", NAME)
            .header("ce-type", NAME)
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isBetween(400, 499);
  }

  private void get(String path) throws IOException, InterruptedException {
    send("GET", path);
  }

  private void send(String method, String path) throws IOException, InterruptedException {
    HttpRequest request = request(path).method(method, BodyPublishers.noBody()).build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isIn(200, 202, 404);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(installation.uri(PackagedService.ENROLLMENT).resolve(path))
        .header("Authorization", "Bearer " + installation.platformToken(PLATFORM));
  }

  /** By text: the first folders or files, below the installation's, in which it stands. */
  private Map<String, Set<String>> filesWith(Set<String> texts) {
    Map<String, Set<String>> found = new TreeMap<>();
    StoredBytes.find(installation.folder(), texts)
        .forEach(
            (text, files) ->
                found.put(
                    text,
                    files.stream()
                        .map(file -> Path.of(file).getName(0).toString())
                        .collect(toCollection(TreeSet::new))));
    return found;
  }
}
