package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A row of a report in the words of its page. */
record FigureText(JsonNode row) {
  static final List<String> HEAD =
      List.of("group", "figure", "95 % interval", "out of", "unknown", "pending", "excluded");

  private static final String NOTHING = "–";

  /** One cell for each of {@link #HEAD}. */
  List<String> cells() {
    JsonNode hidden = row.path("suppressed");
    return hidden.isTextual()
        ? List.of(group(), hidden.asText(), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)
        : List.of(
            group(),
            figure(),
            interval(),
            outOf(),
            count("unknown"),
            count("pending"),
            count("excluded"));
  }

  private String group() {
    List<String> said = new ArrayList<>();
    row.path("group").properties().stream()
        .map(Map.Entry::getValue)
        .forEach(it -> said.add(it.asText()));
    if (row.path("window").isTextual()) {
      said.add(row.path("window").asText());
    }
    return said.isEmpty() ? "everybody" : String.join(", ", said);
  }

  private String figure() {
    if (row.path("coded").isTextual()) {
      return row.path("coded").asText();
    }
    if (row.path("parts").isArray()) {
      return row.path("value").isNumber() ? points(row.path("value").asDouble()) : NOTHING;
    }
    return row.has("count") ? median() : shareOrCount();
  }

  private String median() {
    String unit = row.path("currency").isTextual() ? " " + row.path("currency").asText() : " days";
    return row.path("value").isNumber() ? whole(row.path("value").asDouble()) + unit : NOTHING;
  }

  private String shareOrCount() {
    long denominator = row.path("denominator").asLong();
    if (row.path("denominator").isNull()) {
      return count("numerator");
    }
    return denominator == 0 ? NOTHING : percent(row.path("numerator").asLong(), denominator) + " %";
  }

  /** Half up, from the counts: 62.5 is 63. */
  static long percent(long numerator, long denominator) {
    return Math.floorDiv(200 * numerator + denominator, 2 * denominator);
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f points", 100 * difference).replace('-', '−');
  }

  private String interval() {
    JsonNode low = row.path("interval").path("low");
    JsonNode high = row.path("interval").path("high");
    if (!low.isNumber() || !high.isNumber()) {
      return NOTHING;
    }
    boolean isShare = !row.has("count");
    return isShare
        ? String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * low.asDouble(), 100 * high.asDouble())
        : whole(low.asDouble()) + " to " + whole(high.asDouble());
  }

  private String outOf() {
    if (row.path("parts").isArray()) {
      return StreamSupport.stream(row.path("parts").spliterator(), false)
          .map(it -> it.path("numerator").asText() + " of " + it.path("denominator").asText())
          .collect(Collectors.joining(" and "));
    }
    return row.path("denominator").isNumber()
        ? row.path("numerator").asText() + " of " + row.path("denominator").asText()
        : NOTHING;
  }

  private String count(String name) {
    return row.path(name).isNumber() ? row.path(name).asText() : NOTHING;
  }

  private static String whole(double value) {
    return String.valueOf(Math.round(value));
  }
}
