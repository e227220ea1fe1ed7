package org.outcomeledger.indicators.query;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.IllegalQuestion.UnknownIndicator;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.ReportedMeasures;
import org.outcomeledger.indicators.indicator.SharesByWindow;
import org.outcomeledger.indicators.indicator.Span;

/** Reads what is asked for out of the parameters, or says what is wrong with them. */
public final class QuestionReader {
  /** What every question may say. */
  private static final List<String> COMMON =
      List.of("by", "where", "from", "to", "asOf", "window", "version");

  public static final List<String> KNOWN = and(COMMON, "minPosition", "after", "format");
  public static final List<String> OF_EXPORTS = and(COMMON, "minPosition");
  public static final List<String> OF_STREAMS = and(COMMON, "indicator");

  private static final Pattern POSITION = Pattern.compile("([a-z]):(\\d{1,9}):(\\d{1,18})");

  private final QuestionParameters parameters;
  private final Function<String, List<Indicator>> versions;

  private static List<String> and(List<String> names, String... more) {
    return Stream.concat(names.stream(), Stream.of(more)).toList();
  }

  public QuestionReader(QuestionParameters parameters) {
    this(parameters, Catalogue::versions);
  }

  /**
   * Reads questions of other indicators than the catalogue's.
   *
   * @param versions all versions of the indicator with an id, the latest last
   */
  public QuestionReader(QuestionParameters parameters, Function<String, List<Indicator>> versions) {
    this.parameters = parameters;
    this.versions = versions;
  }

  /**
   * What is asked of an indicator.
   *
   * @param id as its address spells it
   * @throws IllegalQuestion where there is none, or not in that version, or it cannot be asked so
   */
  public Question question(String id, Optional<String> platform, LocalDate today) {
    Indicator indicator = indicator(id);
    return new Question(indicator, window(indicator), span(today), by(), where(), platform);
  }

  /**
   * The same of several indicators.
   *
   * @throws IllegalQuestion where none is named
   */
  public List<Question> questions(List<String> ids, Optional<String> platform, LocalDate today) {
    if (ids.isEmpty()) {
      throw new InvalidParameter(
          "Name at least one indicator, such as indicator=EMP1; the parameter may repeat.");
    }
    return ids.stream().distinct().map(id -> question(id, platform, today)).toList();
  }

  private Indicator indicator(String id) {
    if (id.equals(ReportedMeasures.DEFINITION.id())) {
      throw new InvalidParameter(
          "%1$s is reported, not counted: ask for it at /metrics/v1/indicators/%1$s/values."
              .formatted(id));
    }
    List<Indicator> all = versions.apply(id);
    if (all.isEmpty()) {
      throw new UnknownIndicator(id, Catalogue.ids());
    }
    return parameters.one("version").map(version -> inVersion(all, version)).orElse(all.getLast());
  }

  private static Indicator inVersion(List<Indicator> versions, String version) {
    return versions.stream()
        .filter(it -> it.definition().version().equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidParameter(
                    "There is no version %s of this indicator; there is %s."
                        .formatted(
                            version,
                            versions.stream()
                                .map(it -> it.definition().version())
                                .collect(Collectors.joining(", ")))));
  }

  private Optional<String> window(Indicator indicator) {
    Set<String> windows =
        indicator instanceof SharesByWindow shares ? shares.byWindow().keySet() : Set.of();
    Optional<String> asked = parameters.one("window");
    if (asked.isPresent() && windows.isEmpty()) {
      throw new InvalidParameter(
          "%s has no windows: leave out window.".formatted(indicator.definition().id()));
    }
    if (asked.isPresent() && !windows.contains(asked.get())) {
      throw new InvalidParameter(
          "%s has the windows %s, not %s."
              .formatted(indicator.definition().id(), String.join(", ", windows), asked.get()));
    }
    return asked;
  }

  /** Of what time is asked. */
  public Span span(LocalDate today) {
    LocalDate asOf = parameters.date("asOf").orElse(today);
    if (asOf.isAfter(today)) {
      throw new InvalidParameter(
          "asOf is %s, but today is %s: asOf must not be in the future.".formatted(asOf, today));
    }
    Span span = new Span(asOf, parameters.date("from"), parameters.date("to"));
    if (span.from().isPresent() && span.to().filter(span.from().get()::isAfter).isPresent()) {
      throw new InvalidParameter(
          "from is %s, but to is %s: from must not be after to."
              .formatted(span.from().get(), span.to().orElseThrow()));
    }
    return span;
  }

  private List<Dimension> by() {
    Set<Dimension> by = new LinkedHashSet<>();
    for (String several : parameters.all("by")) {
      for (String one : several.split(",", -1)) {
        by.add(Dimension.of(one));
      }
    }
    return List.copyOf(by);
  }

  private Map<Dimension, Set<String>> where() {
    Map<Dimension, Set<String>> where = new LinkedHashMap<>();
    for (String condition : parameters.all("where")) {
      String[] parts = parts("where", condition);
      where.computeIfAbsent(Dimension.of(parts[0]), it -> new LinkedHashSet<>()).add(parts[1]);
    }
    return where;
  }

  /** The key that a page begins behind: a value for each dimension, or none for the first page. */
  public List<String> after(List<Dimension> by) {
    Map<Dimension, String> after = new LinkedHashMap<>();
    for (String value : parameters.all("after")) {
      String[] parts = parts("after", value);
      after.put(Dimension.of(parts[0]), parts[1]);
    }
    if (!after.isEmpty() && !after.keySet().equals(Set.copyOf(by))) {
      throw new InvalidParameter(
          "after must name one value of every dimension of by: copy next without changes.");
    }
    List<String> key = new ArrayList<>();
    if (!after.isEmpty()) {
      by.forEach(dimension -> key.add(after.get(dimension)));
    }
    return key;
  }

  /** The record that a page of records begins behind; empty for the first page. */
  public Optional<RecordKey> afterRecord() {
    return RecordKey.of(parameters.all("after"));
  }

  /** A value may hold colons itself. Names are kept composed, so one is asked for composed. */
  private static String[] parts(String name, String text) {
    String[] parts = text.split(":", 2);
    if (parts.length < 2) {
      throw new InvalidParameter(
          "%s must be a dimension, a colon and a value, such as gender:f, not %s."
              .formatted(name, text));
    }
    parts[1] = Normalizer.normalize(parts[1], Normalizer.Form.NFC);
    return parts;
  }

  /**
   * The positions that have to be read before the question is answered.
   *
   * @param shards of every ledger
   */
  public List<Position> minPositions(int shards) {
    return parameters.all("minPosition").stream().map(text -> position(text, shards)).toList();
  }

  private static Position position(String text, int shards) {
    Matcher parts = POSITION.matcher(text);
    if (parts.matches()) {
      Optional<LedgerName> ledger = LedgerName.ofLetter(parts.group(1));
      if (ledger.isPresent()) {
        int shard = Integer.parseInt(parts.group(2));
        requireShard(text, shard, shards);
        return new Position(ledger.get(), shard, Long.parseLong(parts.group(3)));
      }
    }
    throw new InvalidParameter(
        "minPosition must be a ledger (e or o), a shard and a position, such as e:3:18423, not %s."
            .formatted(text));
  }

  /** A position that no event will ever have would be waited for in vain. */
  private static void requireShard(String text, int shard, int shards) {
    if (shard >= shards) {
      throw new InvalidParameter(
          "minPosition %s names shard %d, but the ledgers have the shards 0 to %d: take ledger, shard and position from the reply to a posted event."
              .formatted(text, shard, shards - 1));
    }
  }
}
