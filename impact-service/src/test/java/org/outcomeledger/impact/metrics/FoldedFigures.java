package org.outcomeledger.impact.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outcomeledger.impact.metrics.FoldedCurves.End;
import org.outcomeledger.impact.metrics.FoldedCurves.Step;
import org.outcomeledger.impact.metrics.FoldedIndicators.Place;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.indicator.Span;

/**
 * What the fold answers to questions of one span, in the figures of a row. Longer than usual: half
 * of it says what may happen, and counts that it did.
 */
final class FoldedFigures {
  private static final Set<Place> COMPLETION =
      Set.of(Place.YES, Place.NO, Place.PENDING, Place.EXCLUDED);
  private static final Set<Place> LEAVERS =
      Set.of(Place.YES, Place.NO, Place.UNKNOWN, Place.PENDING, Place.EXCLUDED, Place.OUTSIDE);
  private static final Set<Place> SOME_LEAVERS =
      Set.of(Place.YES, Place.NO, Place.PENDING, Place.EXCLUDED, Place.OUTSIDE);
  private static final Set<Place> PAID =
      Set.of(Place.YES, Place.UNKNOWN, Place.PENDING, Place.EXCLUDED, Place.OUTSIDE);

  private static final Map<String, Set<Place>> POSSIBLE =
      Map.ofEntries(
          Map.entry("ENR2", Set.of(Place.YES, Place.NO, Place.UNKNOWN, Place.EXCLUDED)),
          Map.entry("COM1", COMPLETION),
          Map.entry("COM2", COMPLETION),
          Map.entry("COM3", Set.of(Place.YES, Place.NO, Place.EXCLUDED, Place.OUTSIDE)),
          Map.entry("EMP1", LEAVERS),
          Map.entry("EMP2", LEAVERS),
          Map.entry("EMP3", with(SOME_LEAVERS, Place.UNKNOWN_BESIDE)),
          Map.entry("EMP4 P6M", Set.of(Place.values())),
          Map.entry("EMP4 P24M", Set.of(Place.values())),
          Map.entry("EMP5", LEAVERS),
          Map.entry("EMP6 P6M", LEAVERS),
          Map.entry("EMP6 P12M", LEAVERS),
          Map.entry("EMP6 P18M", LEAVERS),
          Map.entry("EMP6 P24M", LEAVERS),
          Map.entry("EMP6 P30M", LEAVERS),
          Map.entry("EMP7", LEAVERS),
          Map.entry("EMP10", LEAVERS),
          Map.entry("EMP11", SOME_LEAVERS),
          Map.entry("SAL1", PAID),
          Map.entry("SAL2", PAID),
          Map.entry("DAT1", SOME_LEAVERS),
          Map.entry("DAT2", SOME_LEAVERS));

  /** The figures of a row; parts are those of the row's parts, without their groups. */
  record Figures(
      String group,
      String window,
      Long numerator,
      Long denominator,
      Double value,
      long unknown,
      long pending,
      long excluded,
      Long count,
      Double coverage,
      List<Figures> parts) {

    static Figures of(Row it) {
      return of(it, it.group().values().stream().findFirst().orElse(""));
    }

    private static Figures of(Row it, String group) {
      return new Figures(
          group,
          it.window(),
          it.numerator(),
          it.denominator(),
          it.value(),
          it.unknown(),
          it.pending(),
          it.excluded(),
          it.count(),
          it.coverage(),
          it.parts() == null
              ? List.of()
              : it.parts().stream().map(part -> of(part, group)).toList());
    }
  }

  private final Span span;
  private final List<FoldedRecord> records;
  private final List<FoldedRecord> ofPeriod;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<String, Map<FoldedRecord, Place>> places = new TreeMap<>();

  FoldedFigures(List<Fact> facts, Span span) {
    FoldOfEvents fold = new FoldOfEvents(facts);
    this.span = span;
    this.to = span.to().orElse(span.asOf());
    this.from = span.from().orElse(to.minusMonths(12));
    this.records = fold.records(span.asOf());
    this.ofPeriod = fold.records(to.isBefore(span.asOf()) ? to : span.asOf());
    POSSIBLE.keySet().forEach(it -> places.put(it, place(it)));
  }

  /** All that may be said of a record; an agreement about what never happens says nothing. */
  static Stream<String> possible() {
    return Stream.concat(
        POSSIBLE.entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(place -> it.getKey() + " " + place)),
        Stream.concat(
            Stream.of("ENR1 RUNS", "ENR1 PAUSED"),
            Stream.of("COM4 ", "EMP8 strict ", "EMP8 observed ")
                .flatMap(it -> Stream.of(End.values()).map(end -> it + end))));
  }

  private static Set<Place> with(Set<Place> some, Place other) {
    Set<Place> all = new HashSet<>(some);
    all.add(other);
    return Set.copyOf(all);
  }

  /** How often what happened: where records stand, and how their time on a curve ends. */
  Map<String, Long> happened() {
    Map<String, Long> happened = new TreeMap<>();
    places.forEach(
        (name, each) ->
            each.values().forEach(it -> happened.merge(name + " " + it, 1L, Long::sum)));
    for (FoldedRecord it : records) {
      if (it.running(it.asOf())) {
        happened.merge("ENR1 " + (it.suspended(it.asOf()) ? "PAUSED" : "RUNS"), 1L, Long::sum);
      }
      if (followed("COM4", it)) {
        happened.merge("COM4 " + FoldedCurves.completion(it).end(), 1L, Long::sum);
      }
      if (it.completion().isPresent() && followed("EMP8", it)) {
        happened.merge("EMP8 strict " + FoldedCurves.job(it, false).end(), 1L, Long::sum);
        happened.merge("EMP8 observed " + FoldedCurves.job(it, true).end(), 1L, Long::sum);
      }
    }
    return happened;
  }

  private Map<FoldedRecord, Place> place(String name) {
    Map<FoldedRecord, Place> all = new HashMap<>();
    if (name.equals("COM3")) {
      ofPeriod.forEach(it -> all.put(it, FoldedIndicators.dropout(it, from, to)));
      return all;
    }
    String id = name.replaceAll(" .*", "");
    int months = id.equals(name) ? 0 : Integer.parseInt(name.replaceAll(".* P|M", ""));
    FoldOfEvents.cohort(id, records, span.from(), span.to())
        .forEach(it -> all.put(it, FoldedIndicators.place(id, months, it)));
    return all;
  }

  List<Figures> rows(String id, String by) {
    List<Figures> rows = new ArrayList<>();
    groups(id, by).forEach((group, all) -> rows.addAll(rows(id, group, all)));
    return rows;
  }

  /**
   * All groups of any record, also of one that did not complete, unless only some cohorts are asked
   * about. Without a dimension there is one group, be it empty.
   */
  private Map<String, List<FoldedRecord>> groups(String id, String by) {
    boolean open = span.from().isEmpty() && span.to().isEmpty();
    List<FoldedRecord> all = id.equals("COM3") ? ofPeriod : open ? records : cohort(id, records);
    return by.isEmpty() ? Map.of("", all) : FoldOfEvents.groups(all, by);
  }

  private List<Figures> rows(String id, String group, List<FoldedRecord> all) {
    return switch (id) {
      case "ENR1" ->
          List.of(
              new Figures(
                  group,
                  null,
                  FoldOfEvents.enrolled(cohort(id, all)),
                  null,
                  null,
                  0,
                  0,
                  0,
                  null,
                  null,
                  List.of()));
      case "COM4", "EMP8" -> List.of(medianDay(id, group, all));
      case "EMP4", "EMP6" ->
          FoldedIndicators.WINDOWS.get(id).stream()
              .map(it -> share(id + " P" + it + "M", group, "P" + it + "M", all))
              .toList();
      case "SAL1" -> List.of(median(id, group, all, FoldedIndicators::salary));
      case "SAL2" -> List.of(median(id, group, all, FoldedIndicators::change));
      case "SOC1" -> List.of(gap(group, all));
      default -> List.of(share(id, group, null, all));
    };
  }

  private List<FoldedRecord> cohort(String id, List<FoldedRecord> all) {
    return FoldOfEvents.cohort(id, all, span.from(), span.to());
  }

  private Figures share(String name, String group, String window, List<FoldedRecord> all) {
    Map<Place, Long> stand = stand(name, all);
    long yes = stand.get(Place.YES);
    long others = stand.get(Place.NO) + stand.get(Place.UNKNOWN);
    return new Figures(
        group,
        window,
        yes,
        yes + others,
        yes + others == 0 ? null : (double) yes / (yes + others),
        stand.get(Place.UNKNOWN) + stand.get(Place.UNKNOWN_BESIDE),
        stand.get(Place.PENDING),
        stand.get(Place.EXCLUDED),
        null,
        null,
        List.of());
  }

  private Map<Place, Long> stand(String name, List<FoldedRecord> all) {
    Map<Place, Long> stand = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      stand.put(place, 0L);
    }
    Map<FoldedRecord, Place> each = places.get(name);
    all.stream().filter(each::containsKey).forEach(it -> stand.merge(each.get(it), 1L, Long::sum));
    return stand;
  }

  private Figures median(
      String id,
      String group,
      List<FoldedRecord> all,
      Function<FoldedRecord, Optional<BigDecimal>> value) {
    Figures share = share(id, group, null, all);
    List<BigDecimal> values =
        all.stream()
            .filter(it -> places.get(id).get(it) == Place.YES)
            .map(it -> value.apply(it).orElseThrow())
            .toList();
    return new Figures(
        group,
        null,
        share.numerator(),
        share.denominator(),
        FoldOfEvents.median(values).orElse(null),
        share.unknown(),
        share.pending(),
        share.excluded(),
        share.numerator(),
        share.value(),
        List.of());
  }

  /** The gap between two shares, each of at least twenty. */
  private Figures gap(String group, List<FoldedRecord> all) {
    List<Figures> parts =
        List.of(true, false).stream()
            .map(
                it ->
                    share(
                        "EMP1",
                        group,
                        null,
                        all.stream()
                            .filter(one -> one.ofTargetGroup().equals(Optional.of(it)))
                            .toList()))
            .toList();
    boolean enough = parts.stream().allMatch(it -> it.denominator() >= 20);
    return new Figures(
        group,
        null,
        null,
        null,
        enough ? parts.get(0).value() - parts.get(1).value() : null,
        parts.get(0).unknown() + parts.get(1).unknown(),
        parts.get(0).pending() + parts.get(1).pending(),
        parts.get(0).excluded() + parts.get(1).excluded(),
        null,
        null,
        parts);
  }

  private Figures medianDay(String id, String group, List<FoldedRecord> all) {
    List<Step> steps = steps(id, all, false);
    long events = steps.stream().mapToLong(Step::events).sum();
    long atRisk = steps.isEmpty() ? 0 : steps.getFirst().atRisk();
    long excluded = cohort(id, all).stream().filter(it -> !followed(id, it)).count();
    return new Figures(
        group,
        null,
        events,
        atRisk,
        FoldedCurves.medianDay(steps).map(Long::doubleValue).orElse(null),
        0,
        0,
        excluded,
        atRisk,
        atRisk == 0 ? null : 1.0,
        List.of());
  }

  private static boolean followed(String id, FoldedRecord it) {
    return !it.excluded() && (id.equals("COM4") || it.available());
  }

  private List<Step> steps(String id, List<FoldedRecord> all, boolean observed) {
    return FoldedCurves.steps(
        cohort(id, all).stream()
            .filter(it -> followed(id, it))
            .map(
                it ->
                    id.equals("COM4")
                        ? FoldedCurves.completion(it)
                        : FoldedCurves.job(it, observed))
            .toList());
  }

  List<Step> curve(String id, String by, String group, boolean observed) {
    return steps(id, groups(id, by).getOrDefault(group, List.of()), observed);
  }

  /** How many curves there are of anybody. */
  long curves(String id, String by) {
    return groups(id, by).values().stream().filter(it -> !steps(id, it, false).isEmpty()).count()
        * (id.equals("COM4") ? 1 : 2);
  }
}
