package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.outcomeledger.recount.CohortRecount.JudgedRecord;
import org.outcomeledger.recount.IndicatorRule.FigureKind;

/**
 * Counts learners in all tables of a {@link CohortRecount}, each as a {@link Recount} of its
 * question does. Hundreds of tables ask about a record, but there are few ways in which records
 * differ: so all that one is found to be is counted once in each of its groups, and told apart by
 * table in the end. For one thread; what others counted is added behind.
 *
 * @param <C> what is in a cell of a table, changed in place: those in one group that are found to
 *     be one thing
 */
public final class CohortCounts<C> {

  /**
   * What is done with cells.
   *
   * @param count counts one more record in a cell
   * @param add adds to the first cell what is in the second
   */
  public record Cells<C>(
      Supplier<C> empty, BiConsumer<C, JudgedRecord> count, BiConsumer<C, C> add) {}

  /** What a record is found to be for one indicator. */
  private record Found(String indicator, Finding finding) {}

  /** What a record is found to be for several; one object for all records that are alike. */
  private static final class Alike {
    private final List<Found> found;

    private Alike(List<Found> found) {
      this.found = found;
    }
  }

  /** Of a record; or of its learner, who has several and is counted once in a group. */
  private record Counted(Alike as, JudgedRecord record, boolean onceALearner) {}

  /** What a record is in the same groups for. */
  private record Reference(RecordGroups groups, Optional<LocalDate> day) {}

  private final List<RecountQuestion> tables;
  private final Cells<C> cells;
  private final Map<List<Found>, Alike> alike = new HashMap<>();
  private final Map<List<Breakdown>, Map<List<String>, Map<Alike, C>>> counts =
      new LinkedHashMap<>();

  /** Nobody counted yet. */
  public CohortCounts(CohortRecount recount, Cells<C> cells) {
    this.tables = recount.tables();
    this.cells = cells;
    tables.forEach(it -> counts.putIfAbsent(it.by(), new HashMap<>()));
  }

  /** Counts all records of one learner. */
  public void count(List<JudgedRecord> ofLearner) {
    Map<Reference, List<JudgedRecord>> records = new LinkedHashMap<>();
    for (JudgedRecord it : ofLearner) {
      records
          .computeIfAbsent(new Reference(it.groups(), it.referenceDay()), of -> new ArrayList<>())
          .add(it);
    }
    boolean several = ofLearner.stream().map(JudgedRecord::groups).distinct().count() > 1;
    var learners = new HashSet<Object>();
    records.forEach((reference, its) -> count(reference, counted(its, several), learners));
  }

  /** All shares as one; of days and amounts there are nearly as many as records. */
  private List<Counted> counted(List<JudgedRecord> records, boolean several) {
    var shares = new ArrayList<Found>();
    var counted = new ArrayList<Counted>();
    for (JudgedRecord it : records) {
      boolean ofLearners = it.rule().figure() == FigureKind.LEARNERS;
      for (Finding finding : it.findings()) {
        var found = new Found(it.indicator(), finding);
        if (finding instanceof Finding.Counted && !ofLearners) {
          shares.add(found);
        } else {
          counted.add(new Counted(alike(List.of(found)), it, ofLearners && several));
        }
      }
    }
    if (!shares.isEmpty()) {
      counted.add(new Counted(alike(shares), ofShares(records), false));
    }
    return counted;
  }

  private static JudgedRecord ofShares(List<JudgedRecord> records) {
    return records.stream()
        .filter(it -> it.rule().figure() != FigureKind.LEARNERS)
        .findFirst()
        .orElseThrow();
  }

  private Alike alike(List<Found> found) {
    return alike.computeIfAbsent(found, Alike::new);
  }

  private void count(Reference of, List<Counted> counted, Set<Object> learners) {
    counts.forEach(
        (by, groups) ->
            of.groups()
                .of(by, of.day())
                .ifPresent(
                    group -> {
                      Map<Alike, C> inGroup = groups.computeIfAbsent(group, it -> new HashMap<>());
                      for (Counted it : counted) {
                        // "Everything counts records; only ENR1 counts learners"
                        if (!it.onceALearner() || learners.add(List.of(by, group, it.as()))) {
                          cells.count().accept(cell(inGroup, it.as()), it.record());
                        }
                      }
                    }));
  }

  private <K> C cell(Map<K, C> of, K key) {
    return of.computeIfAbsent(key, it -> cells.empty().get());
  }

  /** Adds other learners, of whom none was counted here. */
  public void add(CohortCounts<C> others) {
    Map<Alike, Alike> same = new HashMap<>();
    others.alike.forEach((found, it) -> same.put(it, alike(found)));
    others.counts.forEach(
        (by, groups) ->
            groups.forEach(
                (group, theirs) -> {
                  Map<Alike, C> ours = counts.get(by).computeIfAbsent(group, it -> new HashMap<>());
                  theirs.forEach((as, cell) -> cells.add().accept(cell(ours, same.get(as)), cell));
                }));
  }

  /** The cells of each table, by group, in the order of the tables. */
  public List<Map<List<String>, Map<Finding, C>>> tables() {
    var apart = new HashMap<List<Breakdown>, Map<String, Map<List<String>, Map<Finding, C>>>>();
    counts.forEach((by, groups) -> apart.put(by, byIndicator(groups)));
    return tables.stream()
        .map(it -> apart.get(it.by()).getOrDefault(it.indicator(), Map.of()))
        .toList();
  }

  private Map<String, Map<List<String>, Map<Finding, C>>> byIndicator(
      Map<List<String>, Map<Alike, C>> groups) {
    var apart = new HashMap<String, Map<List<String>, Map<Finding, C>>>();
    groups.forEach(
        (group, inGroup) ->
            inGroup.forEach(
                (as, cell) -> {
                  for (Found it : as.found) {
                    Map<Finding, C> found =
                        apart
                            .computeIfAbsent(it.indicator(), of -> new HashMap<>())
                            .computeIfAbsent(group, of -> new HashMap<>());
                    cells.add().accept(cell(found, it.finding()), cell);
                  }
                }));
    return apart;
  }
}
