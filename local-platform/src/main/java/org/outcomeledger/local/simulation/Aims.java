package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * What a company that does not exist aims at in the next year, and what it measures itself. One
 * target is of the year that is under way, so it is late; one is revised.
 */
final class Aims {
  private static final String CARBON = "carbon-per-learner-hour";

  private Aims() {}

  /** What a mission is after, and by which values of which indicators that is followed. */
  record Objective(
      String mission, String statement, List<String> indicators, List<ObjectNode> targets) {

    Objective {
      indicators = List.copyOf(indicators);
      targets = List.copyOf(targets);
    }

    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("mission", mission).put("statement", statement);
      indicators.forEach(json.putArray("indicators")::add);
      return json;
    }
  }

  static List<Objective> of(LocalDate today) {
    int next = today.getYear() + 1;
    return List.of(
        new Objective(
            "P1",
            "Training reaches those whom education reaches least, and they finish it in time",
            List.of("ENR2", "COM1"),
            List.of(
                atLeast("ENR2", next, 0.66, "A point above the cohorts of the last three years"),
                atLeast("COM1", next, 0.5, "Every second learner, after a year of tutoring"))),
        new Objective(
            "P2",
            "Whoever trains for a job finds one in the field within half a year",
            List.of("EMP1", "EMP3"),
            List.of(
                atLeast(
                    "EMP1",
                    next - 1,
                    0.35,
                    "Set when the committee was founded, in the course of the year"),
                atLeast("EMP1", next, 0.45, "Ten points in a year, as the statutes ask for"),
                atLeast(
                    "EMP1", next, 0.4, "Revised: web developers find fewer jobs than a year ago"),
                atLeast("EMP3", next, 0.85, "As in the better quarters so far"))),
        new Objective(
            "P3",
            "Where someone comes from does not decide whether they find a job",
            List.of("SOC1"),
            List.of(
                atLeast(
                    "SOC1",
                    next,
                    -0.02,
                    "A gap of two points at most, after three in the last years"))),
        new Objective(
            "P4",
            "An hour of learning burdens the climate less from year to year",
            List.of("MSR"),
            List.of(
                target(
                        "MSR",
                        next,
                        0.35,
                        "at-most",
                        "A fifth less: courses move to a cooler data centre")
                    .put("measure", CARBON))));
  }

  private static ObjectNode atLeast(String indicator, int year, double value, String reason) {
    return target(indicator, year, value, "at-least", reason);
  }

  private static ObjectNode target(
      String indicator, int year, double value, String direction, String reason) {
    ObjectNode target = of(year).put("indicator", indicator).put("value", value);
    return target.put("direction", direction).put("reason", reason);
  }

  /** Of the two years before; the second one was corrected when it had been checked. */
  static List<ObjectNode> measures(LocalDate today) {
    int last = today.getYear() - 1;
    return List.of(
        carbon(last - 1, 0.52, "Carbon account " + (last - 1)),
        carbon(last, 0.41, "Carbon account " + last),
        carbon(last, 0.44, "Carbon account " + last + ", audited"),
        measure(last - 1, "volunteer-mentoring", 3_150, "hours", "Mentoring log " + (last - 1)),
        measure(last, "volunteer-mentoring", 3_820, "hours", "Mentoring log " + last));
  }

  private static ObjectNode carbon(int year, double value, String document) {
    return measure(year, CARBON, value, "kgCO2e per learner-hour", document);
  }

  private static ObjectNode measure(
      int year, String name, double value, String unit, String document) {
    ObjectNode measure = of(year).put("name", name).put("value", value).put("unit", unit);
    return measure.put("document", document).put("sha256", sha256(document));
  }

  private static ObjectNode of(int year) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return json.put("from", year + "-01-01").put("to", year + "-12-31");
  }

  /** The documents have no more in them than their titles, for nobody has written them. */
  private static String sha256(String title) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(title.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
