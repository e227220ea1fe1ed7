package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.outcomeledger.local.learning.PostingFailed;
import org.outcomeledger.local.learning.RetriedCalls;

/**
 * The mission committee of a company that does not exist. What it has said already it does not say
 * again, so each of its steps may be taken as often as one likes.
 */
public final class Committee {
  private static final String OBJECTIVES = "/missions/v1/objectives";
  private static final String MEASURES = "/metrics/v1/measures";
  private static final String REPORTS = "/reports/v1";

  /** Freezing replays both ledgers and counts everything twice. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final JsonMapper JSON = new JsonMapper();

  private final RetriedCalls calls = new RetriedCalls();
  private final URI impact;
  private final String token;

  /**
   * @param impact the address of impact-service without a path
   * @param token of who may write reports and see exact figures, bare
   */
  public Committee(URI impact, String token) {
    this.impact = impact;
    this.token = token;
  }

  /** Sets the objectives of the missions, and of each its targets, from the earliest. */
  public void aim(LocalDate today) throws InterruptedException {
    for (Aims.Objective objective : Aims.of(today)) {
      String id = post(OBJECTIVES, objective.json()).path("id").asText();
      List<String> reasons = get(OBJECTIVES).findValuesAsText("reason");
      for (ObjectNode target : objective.targets()) {
        if (!reasons.contains(target.path("reason").asText())) {
          post(OBJECTIVES + "/" + id + "/targets", target);
        }
      }
    }
  }

  /** Enters what is measured elsewhere, from the earliest. */
  public void measure(LocalDate today) throws InterruptedException {
    List<String> documents = get(MEASURES + "?history=true").findValuesAsText("document");
    for (ObjectNode measure : Aims.measures(today)) {
      if (!documents.contains(measure.path("document").asText())) {
        post(MEASURES, measure);
      }
    }
  }

  /** Publishes the report of a year. */
  public void publish(ReportYear year) throws InterruptedException {
    Optional<JsonNode> there = find(year, false);
    publish(there.isPresent() ? there.get() : post(REPORTS, year.json()));
  }

  /** Publishes it anew, of what the ledgers say now. */
  public void restate(ReportYear year, String reason) throws InterruptedException {
    Optional<JsonNode> there = find(year, true);
    publish(there.isPresent() ? there.get() : post(restatement(year), why(reason)));
  }

  private String restatement(ReportYear year) throws InterruptedException {
    return REPORTS + "/" + find(year, false).orElseThrow().path("id").asText() + "/restate";
  }

  private static ObjectNode why(String reason) {
    return JSON.createObjectNode().put("reason", reason);
  }

  /** Whether its restatement is published: nothing is left to do then. */
  public boolean isRestated(ReportYear year) throws InterruptedException {
    return find(year, true).filter(it -> !isDraft(it)).isPresent();
  }

  /** The report of this title that restates another, or the one that does not. */
  private Optional<JsonNode> find(ReportYear year, boolean restates) throws InterruptedException {
    return StreamSupport.stream(get(REPORTS).path("reports").spliterator(), false)
        .filter(report -> report.path("title").asText().equals(year.title()))
        .filter(report -> report.hasNonNull("previous") == restates)
        .findFirst();
  }

  private void publish(JsonNode report) throws InterruptedException {
    if (isDraft(report)) {
      post(REPORTS + "/" + report.path("id").asText() + "/publish", JSON.createObjectNode());
    }
  }

  private static boolean isDraft(JsonNode report) {
    return report.path("state").asText().equals("draft");
  }

  private JsonNode get(String path) throws InterruptedException {
    return call(request(path).GET());
  }

  private JsonNode post(String path, ObjectNode body) throws InterruptedException {
    return call(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(impact.resolve(path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode call(HttpRequest.Builder request) throws InterruptedException {
    HttpResponse<String> answer = calls.send(request.build());
    if (answer.statusCode() / 100 != 2) {
      throw new PostingFailed(
          answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new PostingFailed(answer.uri() + " answered with what is not JSON: " + answer.body());
    }
  }
}
