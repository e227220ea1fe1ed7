package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report tells otherwise than the one that it restates: every row that is not the same in
 * both, as it was published.
 *
 * @param previous the report that is restated
 * @param reason why
 */
@Schema(name = "ReportDifference")
public record ReportDifference(String previous, String reason, List<ChangedRow> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One row.
   *
   * @param before as it was; null where there was no such group
   * @param after as it is; null where there is none any more
   */
  @Schema(name = "ChangedRow")
  public record ChangedRow(
      String indicator,
      List<String> by,
      @Schema(implementation = Object.class, nullable = true) JsonNode before,
      @Schema(implementation = Object.class, nullable = true) JsonNode after) {}

  private record Key(String indicator, List<String> by, JsonNode group, String window) {}

  public ReportDifference {
    rows = List.copyOf(rows);
  }

  /** Of two documents, the later of which names the earlier. */
  static ReportDifference of(JsonNode earlier, JsonNode restatement) {
    Map<Key, JsonNode> before = rows(earlier);
    Map<Key, JsonNode> after = rows(restatement);
    var keys = new ArrayList<>(before.keySet());
    after.keySet().stream().filter(it -> !before.containsKey(it)).forEach(keys::add);
    return new ReportDifference(
        restatement.path("previous").path("sha256").asText(),
        restatement.path("previous").path("reason").asText(),
        keys.stream()
            .filter(it -> before.get(it) == null || !before.get(it).equals(after.get(it)))
            .map(it -> new ChangedRow(it.indicator(), it.by(), before.get(it), after.get(it)))
            .toList());
  }

  static JsonNode read(byte[] document) {
    try {
      return JSON.readTree(document);
    } catch (IOException e) {
      throw new IllegalStateException("A report that was frozen is JSON", e);
    }
  }

  private static Map<Key, JsonNode> rows(JsonNode report) {
    Map<Key, JsonNode> rows = new LinkedHashMap<>();
    for (JsonNode table : report.path("figures")) {
      List<String> by = new ArrayList<>();
      table.path("by").forEach(it -> by.add(it.asText()));
      for (JsonNode row : table.path("rows")) {
        rows.put(
            new Key(
                table.path("indicator").asText(),
                by,
                row.path("group"),
                row.path("window").asText()),
            row);
      }
    }
    return rows;
  }
}
