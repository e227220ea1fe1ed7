package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The learners of one programme, posted to the two writing services, and the figures about them.
 * They start on different days, so that a day since the completion is no day of the calendar.
 */
final class PostedProgramme {

  private static final LocalDate FIRST_START = LocalDate.of(2024, 1, 8);
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final int STARTS = 50;
  private static final int BATCH = 1000;

  private final Installation installation;
  private final String platform;
  private final String programme;
  private final List<Learner> learners = new ArrayList<>();
  private String positions = "";

  PostedProgramme(Installation installation, String platform, String programme) {
    this.installation = installation;
    this.platform = platform;
    this.programme = programme;
  }

  /** So many more who all fare alike. */
  PostedProgramme with(int count, Consumer<Learner> life) {
    for (int i = 0; i < count; i++) {
      LocalDate start = FIRST_START.plusDays(learners.size() % STARTS);
      Learner learner = new Learner(programme, learners.size(), start);
      life.accept(learner);
      learners.add(learner);
    }
    return this;
  }

  PostedProgramme post() {
    PostingLog posting = new PostingLog(installation.platform(platform));
    posting.postInOrder(
        learners.stream()
            .flatMap(learner -> learner.events().stream())
            .sorted(Comparator.comparing(Event::service))
            .toList(),
        BATCH);
    positions = posting.minPositions();
    return this;
  }

  /** The one row of an indicator's values. */
  JsonNode row(String indicator) {
    return row(indicator, "");
  }

  JsonNode row(String indicator, String parameters) {
    JsonNode rows = ask(indicator, "values", parameters).path("rows");
    if (rows.size() != 1) {
      throw new AssertionError("One row was expected, not " + rows);
    }
    return rows.get(0);
  }

  /** The points of the curve that follows everyone as long as anything is known of them. */
  List<JsonNode> observedCurve(String indicator) {
    List<JsonNode> points = new ArrayList<>();
    for (JsonNode curve : ask(indicator, "curve", "").path("curves")) {
      if (curve.path("kind").asText().equals("observed")) {
        curve.path("points").forEach(points::add);
      }
    }
    return points;
  }

  private JsonNode ask(String indicator, String what, String parameters) {
    return installation
        .analyst()
        .answer(
            "/metrics/v1/indicators/%s/%s?asOf=%s&where=programme:%s&where=platform:%s%s%s"
                .formatted(indicator, what, AS_OF, programme, platform, positions, parameters));
  }
}
