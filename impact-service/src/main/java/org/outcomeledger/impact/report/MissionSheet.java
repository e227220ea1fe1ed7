package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * A sheet for each objective of the mission: what the independent body (organisme tiers
 * indépendant) has to judge. Results are the report's; means, adequacy and circumstances a person
 * writes.
 */
record MissionSheet() implements Form {
  static final String ID = "mission-sheet";
  static final String ARTICLE = "Code de commerce, A. 210-2, 4° ";

  private static final List<String> EVERYBODY = List.of();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "Mission report: a sheet for each objective";
  }

  @Override
  public String source() {
    return "Code de commerce, articles R. 210-21 and A. 210-2 (arrêté du 27 mai 2021): what the"
        + " opinion of the organisme tiers indépendant has of each objective";
  }

  @Override
  public String needs() {
    return "A report that was frozen after the objectives were set.";
  }

  @Override
  public Optional<String> unanswered(FrozenTables report) {
    return report.objectives().isEmpty()
        ? Optional.of("No objective was set when the report was frozen.")
        : Optional.empty();
  }

  @Override
  public List<FormLine> lines(FrozenTables report) {
    return report.objectives().stream().flatMap(MissionSheet::lines).toList();
  }

  private static Stream<FormLine> lines(JsonNode objective) {
    List<FormLine> lines = new ArrayList<>();
    lines.add(written(objective, SheetPart.MEANS));
    for (JsonNode indicator : objective.path("indicators")) {
      lines.add(result(objective, indicator.asText()));
    }
    lines.add(written(objective, SheetPart.ADEQUACY));
    lines.add(written(objective, SheetPart.CIRCUMSTANCES));
    lines.add(
        FormLine.open(
            label(objective, "conclusion"),
            "Code de commerce, A. 210-2, 5°",
            "Whether the objective is met, the independent body concludes."));
    return lines.stream();
  }

  private static FormLine written(JsonNode objective, SheetPart part) {
    return new FormLine(
        label(objective, part.label()),
        part.paragraph(),
        new Filling.Written(objective.path("id").asText(), part));
  }

  private static FormLine result(JsonNode objective, String indicator) {
    return new FormLine(
        label(objective, "b) results, " + indicator),
        ARTICLE + "b)",
        new Filling.Figure(indicator, null, List.of(EVERYBODY), targets(objective, indicator)));
  }

  private static String label(JsonNode objective, String part) {
    return "%s, %s: %s"
        .formatted(objective.path("id").asText(), objective.path("statement").asText(), part);
  }

  /** All that were set for it, in all versions. */
  private static String targets(JsonNode objective, String indicator) {
    var said = new StringJoiner(" ");
    for (JsonNode target : objective.path("targets")) {
      if (target.path("indicator").asText().equals(indicator)) {
        said.add(target(target));
      }
    }
    return said.length() == 0 ? "No target was set for it." : said.toString();
  }

  private static String target(JsonNode it) {
    return "Target %s%s %s for %s to %s: version %s, set on %s%s."
        .formatted(
            it.has("window") ? it.path("window").asText() + " " : "",
            it.path("direction").asText(),
            it.path("value").asText(),
            it.path("from").asText(),
            it.path("to").asText(),
            it.path("version").asText(),
            it.path("set").asText(),
            it.path("late").asBoolean() ? ", after the period had begun" : "");
  }
}
