package org.outcomeledger.impact.metrics;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/**
 * Which function of {@code docs/sql} counts an indicator, and an answer's figures as it has them.
 */
final class SqlFigures {
  private SqlFigures() {}

  private static String function(String id) {
    return switch (id) {
      case "ENR1" -> "learners";
      case "SAL1", "SAL2" -> "medians";
      case "COM4", "EMP8" -> "median_days";
      case "SOC1" -> "gaps";
      default -> "shares";
    };
  }

  static boolean hasWindows(String id) {
    return Catalogue.find(id).orElseThrow() instanceof SharesByWindow;
  }

  static List<Map<String, Object>> rows(SqlSession sql, String id, String dimension)
      throws SQLException {
    String indicator = id.equals("SOC1") ? "" : "'" + id.toLowerCase(Locale.ROOT) + "', ";
    List<Map<String, Object>> rows =
        sql.rows("select * from pg_temp.%s(%s'%s')".formatted(function(id), indicator, dimension));
    if (!hasWindows(id)) {
      rows.forEach(it -> it.remove("horizon"));
    }
    return rows;
  }

  static List<Map<String, Object>> steps(SqlSession sql, String id, String dimension)
      throws SQLException {
    return sql.rows(
        "select * from pg_temp.curve('%s', '%s')"
            .formatted(id.toLowerCase(Locale.ROOT), dimension));
  }

  static Map<String, Object> of(String id, Row row) {
    Map<String, Object> all = new HashMap<>();
    all.put("category", category(row.group()));
    switch (function(id)) {
      case "learners" -> all.put("numerator", row.numerator());
      case "medians" -> median(all, row);
      case "median_days" -> medianDay(all, row);
      case "gaps" -> gap(all, row);
      default -> share(all, row);
    }
    return all;
  }

  private static void share(Map<String, Object> all, Row row) {
    if (row.window() != null) {
      all.put("horizon", row.window());
    }
    all.put("numerator", row.numerator());
    all.put("denominator", row.denominator());
    all.put("bounds_low", row.bounds() == null ? null : row.bounds().low());
    all.put("bounds_high", row.bounds() == null ? null : row.bounds().high());
    measured(all, row);
  }

  private static void median(Map<String, Object> all, Row row) {
    all.put("count", row.count());
    all.put("coverage", row.coverage());
    measured(all, row);
  }

  private static void gap(Map<String, Object> all, Row row) {
    for (Row part : row.parts()) {
      all.put("numerator_" + category(part.group()), part.numerator());
      all.put("denominator_" + category(part.group()), part.denominator());
    }
    all.put("unclassified", row.unclassified());
    measured(all, row);
  }

  private static void measured(Map<String, Object> all, Row row) {
    all.put("value", row.value());
    all.put("low", row.interval() == null ? null : row.interval().low());
    all.put("high", row.interval() == null ? null : row.interval().high());
    all.put("unknown", row.unknown());
    all.put("pending", row.pending());
    all.put("excluded", row.excluded());
  }

  private static void medianDay(Map<String, Object> all, Row row) {
    all.put("events", row.numerator());
    all.put("at_risk", row.denominator());
    all.put("median_day", row.value() == null ? null : row.value().longValue());
    all.put("excluded", row.excluded());
  }

  static Stream<Map<String, Object>> steps(Curve curve) {
    return curve.points().stream().map(it -> step(curve, it));
  }

  private static Map<String, Object> step(Curve curve, CurvePoint it) {
    Map<String, Object> step = new HashMap<>();
    step.put("category", category(curve.group()));
    step.put("kind", curve.kind());
    step.put("day", (long) it.day());
    step.put("at_risk", it.atRisk());
    step.put("events", it.events());
    step.put("competing", it.competing());
    step.put("censored", it.censored());
    step.put("incidence", it.incidence());
    step.put("survival", it.survival());
    return step;
  }

  private static String category(Map<String, String> group) {
    return group.values().stream().findFirst().orElse("");
  }
}
