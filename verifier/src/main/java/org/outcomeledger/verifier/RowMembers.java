package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;

/**
 * The members of a row, each compared by its name. What was not compared must not be there: {@link
 * #nothingElse} finds it, so that no member of a row is one that nobody looks at.
 */
final class RowMembers {

  /** Up to it every whole number is a double of its own. */
  private static final long GREATEST_COUNT = 1L << 53;

  private static final double PRECISION = 1e-9;

  private final JsonNode row;
  private final String prefix;
  private final List<String> wrong;
  private final Set<String> left = new LinkedHashSet<>();

  private RowMembers(JsonNode row, String prefix, List<String> wrong) {
    this.row = row;
    this.prefix = prefix;
    this.wrong = wrong;
    row.fieldNames().forEachRemaining(left::add);
  }

  /** Of a row whose group and window are already known: they are what it was found by. */
  static RowMembers of(JsonNode row) {
    var members = new RowMembers(row, "", new ArrayList<>());
    members.left.remove("group");
    if (row.path("window").isTextual()) {
      members.left.remove("window");
    }
    return members;
  }

  /** What is wrong with the members that were compared so far. */
  List<String> wrong() {
    return wrong;
  }

  void fail(String what) {
    wrong.add(prefix + what);
  }

  private JsonNode take(String member) {
    left.remove(member);
    return row.path(member);
  }

  private static boolean isNothing(JsonNode member) {
    return member.isNull() || member.isMissingNode();
  }

  /** Whether it tells this. */
  boolean has(String member) {
    return !isNothing(row.path(member));
  }

  /** Nobody can say what this has to be. */
  void leave(String member) {
    left.remove(member);
  }

  /** Whether these are counts; a finding for each that is none. */
  boolean areCounts(String... members) {
    List<String> others = Stream.of(members).filter(it -> !isCount(take(it))).toList();
    others.forEach(it -> fail("%s is %s, which is no count".formatted(it, row.path(it))));
    return others.isEmpty();
  }

  private static boolean isCount(JsonNode said) {
    return said.isIntegralNumber()
        && said.canConvertToLong()
        && said.longValue() >= 0
        && said.longValue() <= GREATEST_COUNT;
  }

  /** One that is a count. */
  long count(String member) {
    return row.path(member).longValue();
  }

  void text(String member, String expected) {
    JsonNode said = take(member);
    if (!said.isTextual() || !said.textValue().equals(expected)) {
      fail("%s is %s, not %s".formatted(member, said, expected));
    }
  }

  /** A number, or null where it has none. */
  void number(String member, Optional<Double> expected) {
    JsonNode said = take(member);
    if (!isNear(said, expected)) {
      fail(
          "%s is %s, not %s".formatted(member, said, expected.map(String::valueOf).orElse("null")));
    }
  }

  private static boolean isNear(JsonNode said, Optional<Double> expected) {
    return expected
        .map(it -> said.isNumber() && Math.abs(said.doubleValue() - it) <= precision(it))
        .orElse(isNothing(said));
  }

  private static double precision(double of) {
    return PRECISION * Math.max(1, Math.abs(of));
  }

  /** A 95 % interval; null where there is none. */
  void interval(String method, Optional<ConfidenceInterval> expected) {
    if (expected.isEmpty()) {
      number("interval", Optional.empty());
      return;
    }
    interval(method, expected.map(ConfidenceInterval::low), expected.map(ConfidenceInterval::high));
  }

  /** One of which an end may be open. */
  void interval(String method, Optional<Double> low, Optional<Double> high) {
    RowMembers said = inner("interval", take("interval"));
    said.text("method", method);
    said.number("level", Optional.of(0.95));
    said.number("low", low);
    said.number("high", high);
    said.nothingElse();
  }

  /** One of these; null where there are none. */
  void bounds(List<NonResponseBounds> possible) {
    JsonNode said = take("bounds");
    if (possible.isEmpty() ? !isNothing(said) : !isOneOf(said, possible)) {
      String expected = possible.isEmpty() ? "null" : possible.getFirst().toString();
      fail("bounds is %s, not %s".formatted(said, expected));
    }
  }

  private static boolean isOneOf(JsonNode said, List<NonResponseBounds> possible) {
    return said.size() == 2
        && possible.stream()
            .anyMatch(
                it ->
                    isNear(said.path("low"), Optional.of(it.low()))
                        && isNear(said.path("high"), Optional.of(it.high())));
  }

  /** Those that are told. */
  NonResponseBounds bounds() {
    JsonNode said = row.path("bounds");
    return new NonResponseBounds(said.path("low").asDouble(), said.path("high").asDouble());
  }

  /** The rows in a member that is a list of so many; none where it is not. */
  List<RowMembers> rows(String member, int size) {
    JsonNode said = take(member);
    if (!said.isArray() || said.size() != size) {
      fail("%s is no list of %d rows".formatted(member, size));
      return List.of();
    }
    return IntStream.range(0, size)
        .mapToObj(i -> inner("%s[%d]".formatted(member, i), said.path(i)))
        .toList();
  }

  /** The group of a row within a row. */
  void group(String dimension, String value) {
    RowMembers said = inner("group", take("group"));
    said.text(dimension, value);
    said.nothingElse();
  }

  private RowMembers inner(String member, JsonNode said) {
    return new RowMembers(said, prefix + member + ".", wrong);
  }

  /** Finds whatever is told beside what was compared. */
  void nothingElse() {
    left.stream()
        .filter(this::has)
        .forEach(it -> fail("%s is told, and such a row has none".formatted(it)));
  }
}
