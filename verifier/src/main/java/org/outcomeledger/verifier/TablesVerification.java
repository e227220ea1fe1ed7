package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.outcomeledger.verifier.ReportDocument.ReportTable;
import org.outcomeledger.verifier.ReportDocument.UsedDefinition;

/**
 * Verifies that no table was left out of a report: each indicator that it defines has the same
 * tables, each once, and so has each that its objectives are followed by.
 */
record TablesVerification(ReportDocument report, FindingLines findings) {

  /** A curve and nothing else, and measures that are entered: neither has values. */
  private static final Set<String> WITHOUT_VALUES = Set.of("COM4", "MSR");

  void verify() {
    List<String> there = report.figures().stream().map(ReportTable::name).toList();
    List<String> expected = expected();
    twice(there).forEach(it -> findings.fail(it + ": the table stands twice"));
    expected.stream()
        .filter(it -> !there.contains(it))
        .forEach(it -> findings.fail(it + ": the table is missing"));
    there.stream()
        .filter(it -> !expected.contains(it))
        .forEach(it -> findings.fail(it + ": the report does not define it"));
    if (!there.equals(expected) && Set.copyOf(there).equals(Set.copyOf(expected))) {
      findings.fail("report, figures: the tables do not stand in the order of the catalogue");
    }
    for (JsonNode objective : report.objectives()) {
      objective.path("targets").forEach(it -> verifyLate(objective, it));
    }
    followed()
        .filter(it -> !WITHOUT_VALUES.contains(it) && !there.contains(it))
        .forEach(
            it ->
                findings.fail(
                    "report, objectives: the indicator %s, by which one is followed, has no table"
                        .formatted(it)));
  }

  private static List<String> twice(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(it -> !seen.add(it)).toList();
  }

  /** Of everybody, and by whatever any indicator is told by. */
  private List<String> expected() {
    List<List<String>> by =
        Stream.concat(Stream.of(List.<String>of()), report.figures().stream().map(ReportTable::by))
            .distinct()
            .sorted(
                Comparator.<List<String>>comparingInt(List::size)
                    .thenComparing(it -> String.join(",", it)))
            .toList();
    return report.indicators().stream()
        .map(UsedDefinition::id)
        .flatMap(id -> by.stream().map(it -> new ReportTable(id, it, List.of()).name()))
        .toList();
  }

  /** Whoever sets a target once its period has begun says so. */
  private void verifyLate(JsonNode objective, JsonNode target) {
    String set = target.path("set").asText();
    if (!target.path("late").isBoolean()
        || target.path("late").asBoolean() != (set.compareTo(target.path("from").asText()) > 0)) {
      findings.fail(
          "report, objectives: a target of %s, version %s, was set on %s for what begins on %s, and late is %s"
              .formatted(
                  objective.path("id").asText(),
                  target.path("version"),
                  set,
                  target.path("from").asText(),
                  target.path("late")));
    }
  }

  private Stream<String> followed() {
    return report.objectives().findValues("indicators").stream()
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asText)
        .distinct();
  }
}
