package org.outcomeledger.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of Grafana's dashboard (schema version 39) as ours use, and nothing else: a field that is
 * not here, or is missing, is an error. Written from Grafana's documentation of the JSON model;
 * Grafana itself has not read the files in a test.
 */
record Grafana(
    String uid,
    String title,
    String description,
    List<String> tags,
    int schemaVersion,
    int version,
    boolean editable,
    String timezone,
    String refresh,
    Range time,
    Templating templating,
    List<Link> links,
    List<Panel> panels) {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  static Grafana read(Path file) throws IOException {
    return STRICT.readValue(file.toFile(), Grafana.class);
  }

  record Range(String from, String to) {}

  record Templating(List<JsonNode> list) {

    /** Each read as strictly as all else: a type of variable has its own fields. */
    List<Variable> variables() throws IOException {
      List<Variable> variables = new ArrayList<>();
      for (JsonNode one : list) {
        variables.add(
            switch (one.path("type").asText()) {
              case "datasource" -> STRICT.treeToValue(one, DataSources.class);
              case "query" -> STRICT.treeToValue(one, Values.class);
              default -> throw new IOException("No variable of ours is a " + one.path("type"));
            });
      }
      return variables;
    }
  }

  sealed interface Variable {
    String name();
  }

  record DataSources(String name, String type, String query, String label) implements Variable {}

  record Values(
      String name,
      String type,
      String label,
      Source datasource,
      String query,
      int refresh,
      int sort,
      boolean multi,
      boolean includeAll,
      String allValue,
      Choice current)
      implements Variable {}

  record Choice(String text, String value) {}

  record Link(
      String type,
      String title,
      List<String> tags,
      boolean asDropdown,
      String icon,
      boolean includeVars,
      boolean keepTime,
      boolean targetBlank,
      String url,
      String tooltip) {}

  record Source(String type, String uid) {}

  record Panel(
      int id,
      String type,
      String title,
      String description,
      Source datasource,
      Place gridPos,
      Fields fieldConfig,
      List<Target> targets,
      JsonNode options) {

    /** Its options, read as strictly as all else: each type of panel has its own. */
    Record settings() throws IOException {
      return switch (type) {
        case "timeseries" -> STRICT.treeToValue(options, TimeSeries.class);
        case "stat" -> STRICT.treeToValue(options, Stat.class);
        default -> throw new IOException("No panel of ours is a " + type);
      };
    }
  }

  record TimeSeries(Legend legend, Tooltip tooltip) {}

  record Legend(String displayMode, String placement, boolean showLegend, List<String> calcs) {}

  record Tooltip(String mode, String sort) {}

  record Stat(Reduction reduceOptions, String colorMode, String textMode) {}

  record Reduction(List<String> calcs, String fields, boolean values) {}

  record Place(int h, int w, int x, int y) {

    boolean overlaps(Place other) {
      return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
  }

  record Fields(Defaults defaults, List<Object> overrides) {}

  record Defaults(String unit, int min, Thresholds thresholds) {}

  record Thresholds(String mode, List<Step> steps) {}

  record Step(String color, Integer value) {}

  record Target(String refId, Source datasource, String expr, String legendFormat) {}
}
