package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A report as one page that needs nothing else: no script, no picture, no other address. It prints
 * on A4 with page numbers. It says what the bytes of the report say, and what became of it since.
 */
final class ReportPage {
  static final String STYLE =
      """
      @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
      body { font: 11pt/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
      h1 { margin-bottom: 0; }
      h2 { border-bottom: 1px solid #888; margin-top: 2.5rem; }
      h2, h3, caption { break-after: avoid; }
      table { border-collapse: collapse; margin: .8rem 0; width: 100%; }
      caption { font-weight: bold; padding: .3rem 0; text-align: left; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      th, td { border-bottom: 1px solid #ccc; padding: .2rem .5rem .2rem 0; text-align: left; vertical-align: top; }
      tbody th { font-weight: normal; }
      td { font-variant-numeric: tabular-nums; }
      dt { font-weight: bold; }
      dd { margin: 0 0 .4rem; overflow-wrap: anywhere; }
      .state { border: 2px solid #b00; padding: .5rem 1rem; }
      @media print { body { margin: 0; max-width: none; padding: 0; } }
      """;

  private static final String NATURE =
      "Observed outcomes: they say what happened, not what it would have been without the training."
          + " Counts are rounded, and groups of few are hidden, so that nobody can be found in them.";

  private final KeptReport kept;
  private final JsonNode report;
  private final List<KeptSample> samples;
  private final Html page = new Html();

  private ReportPage(KeptReport kept, JsonNode report, List<KeptSample> samples) {
    this.kept = kept;
    this.report = report;
    this.samples = samples;
  }

  static String of(KeptReport kept, JsonNode report, List<KeptSample> samples) {
    return new ReportPage(kept, report, samples).html();
  }

  private String html() {
    page.begin(text(report, "title"), STYLE);
    page.add("<header>").add("h1", text(report, "title")).add("p", period());
    standing();
    page.add("p", NATURE).add("</header>\n<main>");
    objectives();
    figures();
    samples();
    verification();
    return page.add("</main>\n</body>\n</html>").toString();
  }

  private String period() {
    String cohorts =
        report.path("from").isNull()
            ? "All cohorts"
            : "Cohorts from %s to %s".formatted(text(report, "from"), text(report, "to"));
    return "%s, as of %s.".formatted(cohorts, text(report, "asOf"));
  }

  private void standing() {
    standing(kept).ifPresent(page::state);
    if (report.path("previous").isObject()) {
      page.add(
          "p",
          "It restates the report %s: %s"
              .formatted(
                  text(report.path("previous"), "sha256"),
                  text(report.path("previous"), "reason")));
    }
  }

  /** What whoever reads it has to know first; empty of a report that is published. */
  static Optional<String> standing(KeptReport kept) {
    if (kept.standing() == ReportState.PUBLISHED) {
      return Optional.empty();
    }
    var said = new StringJoiner(": ").add(standing(kept.standing()));
    kept.steps().stream().map(ReportStep::reason).filter(it -> it != null).forEach(said::add);
    return Optional.of(said.toString());
  }

  private static String standing(ReportState it) {
    return it == ReportState.DRAFT
        ? "This is a draft, which nobody has published"
        : "This report is " + it.text();
  }

  private void objectives() {
    page.add("<section>").add("h2", "Objectives and targets");
    for (JsonNode objective : report.path("objectives")) {
      page.add("h3", text(objective, "mission") + ": " + text(objective, "statement"));
      List<List<String>> targets = new ArrayList<>();
      objective.path("targets").forEach(it -> targets.add(target(it)));
      page.add("p", "Followed by " + joined(objective.path("indicators")) + ".");
      if (!targets.isEmpty()) {
        page.table(
            "Targets, in all their versions",
            List.of("indicator", "from", "to", "target", "version", "set", "reason"),
            targets);
      }
    }
    if (report.path("objectives").isEmpty()) {
      page.add("p", "None were set.");
    }
    page.add("</section>");
  }

  private static List<String> target(JsonNode it) {
    String part = text(it, "window") + text(it, "measure");
    return List.of(
        text(it, "indicator") + (part.isEmpty() ? "" : " " + part),
        text(it, "from"),
        text(it, "to"),
        text(it, "direction") + " " + text(it, "value"),
        text(it, "version"),
        text(it, "set") + (it.path("late").asBoolean() ? ", after the period had begun" : ""),
        text(it, "reason"));
  }

  private void figures() {
    page.add("<section>").add("h2", "Figures");
    Map<String, List<JsonNode>> tables = new HashMap<>();
    report
        .path("figures")
        .forEach(
            it -> tables.computeIfAbsent(text(it, "indicator"), id -> new ArrayList<>()).add(it));
    for (JsonNode indicator : report.path("indicators")) {
      String id = text(indicator, "id");
      page.add("h3", id + ", version " + text(indicator, "version"));
      page.terms(terms(text(indicator, "definition")));
      tables.getOrDefault(id, List.of()).forEach(this::table);
    }
    page.add("</section>");
  }

  private static List<String> terms(String definition) {
    return Arrays.stream(definition.split("\n", -1))
        .flatMap(line -> Arrays.stream(line.split(": ", 2)))
        .toList();
  }

  private void table(JsonNode table) {
    List<List<String>> rows = new ArrayList<>();
    table.path("rows").forEach(it -> rows.add(new FigureText(it).cells()));
    String by = joined(table.path("by"));
    page.table(text(table, "indicator") + (by.isEmpty() ? "" : " by " + by), FigureText.HEAD, rows);
  }

  private void samples() {
    page.add("<section>").add("h2", "Audit samples");
    if (samples.isEmpty()) {
      page.add("p", "No auditor has drawn any yet.");
    } else {
      page.add(
          "p",
          "Records that an auditor drew by chance and looked at. Whoever commits to a sample cannot"
              + " take it back: those without an estimate were not examined to the end, or could tell"
              + " what the report does not. Those of a report that this one restates say nothing of what"
              + " came since. One that is revealed could have been drawn at that time."
              + " Records that were erased before count as possibly wrong.");
      page.table(
          "All samples, from the earliest",
          SampleText.HEAD,
          samples.stream().map(it -> new SampleText(it, kept.report().id()).cells()).toList());
    }
    page.add("</section>");
  }

  private void verification() {
    page.add("<section>").add("h2", "How to verify it");
    page.add(
        "p",
        "Whoever may read the ledgers recomputes every figure with one program, without trusting"
            + " whoever published this: docs/verifier.md. The bytes of the report have the hash"
            + " below, and it was counted up to the positions below, whose entries have the root"
            + " below.");
    page.terms(
        List.of(
            "SHA-256 of the report",
            kept.report().id(),
            "root of " + text(report.path("entries"), "count") + " entries",
            text(report.path("entries"), "root"),
            "root of " + text(report.path("records"), "count") + " records",
            text(report.path("records"), "root"),
            "SHA-256 of the exact figures",
            text(report.path("exact"), "sha256")));
    for (JsonNode ledger : report.path("ledgers")) {
      List<List<String>> shards = new ArrayList<>();
      ledger
          .path("shards")
          .forEach(
              it ->
                  shards.add(List.of(text(it, "shard"), text(it, "position"), text(it, "chain"))));
      page.table("Ledger " + text(ledger, "ledger"), List.of("shard", "position", "chain"), shards);
    }
    page.add("</section>");
  }

  private static String joined(JsonNode texts) {
    var joined = new StringJoiner(", ");
    texts.forEach(it -> joined.add(it.asText()));
    return joined.toString();
  }

  private static String text(JsonNode of, String name) {
    return of.path(name).asText("");
  }
}
