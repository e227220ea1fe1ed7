package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.outcomeledger.recount.IndicatorRule.FigureKind;
import org.outcomeledger.recount.Partial.Observation;

/**
 * The tables of a whole report in one look at each learner: a learner's records are made once for
 * all of them, and what a record is found to be for an indicator once for all its tables. Each
 * table counts what a {@link Recount} of its question does. Safe for several threads.
 */
public final class CohortRecount {
  private final List<RecountQuestion> tables;
  private final Map<IndicatorRule, List<Integer>> byIndicator = new LinkedHashMap<>();

  /**
   * A recount of these tables.
   *
   * @param tables questions that differ in indicator and dimensions alone, and ask for all values
   *     and windows
   * @throws IllegalArgumentException where there is no such indicator
   */
  public CohortRecount(List<RecountQuestion> tables) {
    this.tables = List.copyOf(tables);
    IntStream.range(0, tables.size())
        .forEach(
            it ->
                byIndicator
                    .computeIfAbsent(
                        IndicatorRules.find(tables.get(it).indicator()), of -> new ArrayList<>())
                    .add(it));
  }

  /** What one record of a learner was found to be for one indicator. */
  public static final class JudgedRecord {
    private final IndicatorRule rule;
    private final RecordGroups groups;
    private final List<Finding> findings;

    private JudgedRecord(IndicatorRule rule, RecordGroups groups, List<Finding> findings) {
      this.rule = rule;
      this.groups = groups;
      this.findings = List.copyOf(findings);
    }

    /** The indicator's id. */
    public String indicator() {
      return rule.id();
    }

    /** The programme that it is a training in. */
    public String programme() {
      return groups.record().programme();
    }

    /** One for each window, else one; of a curve one more for each way to follow. */
    public List<Finding> findings() {
      return findings;
    }
  }

  /** Counts. */
  public interface Counter {

    /**
     * A record is in a table.
     *
     * @param table its number, in the order in which they were given
     */
    void count(int table, Observation observation, JudgedRecord record);
  }

  /** What each record of a learner that is asked about was found to be, indicator by indicator. */
  public List<JudgedRecord> records(LearnerHistory history) {
    Map<LocalDate, List<RecordGroups>> byDay = new HashMap<>();
    var found = new ArrayList<JudgedRecord>();
    byIndicator.forEach(
        (rule, its) -> {
          RecountQuestion question = tables.get(its.getFirst());
          byDay.computeIfAbsent(rule.asOf(question), day -> records(history, day)).stream()
              .filter(it -> rule.asksAbout(it.record(), question))
              .map(it -> new JudgedRecord(rule, it, rule.findings().apply(it.record(), question)))
              .forEach(found::add);
        });
    return found;
  }

  private static List<RecordGroups> records(LearnerHistory history, LocalDate asOf) {
    return TrainingRecord.of(LearnerAsOf.of(history, asOf)).stream()
        .map(RecordGroups::new)
        .toList();
  }

  /** Counts all records of one learner in all tables. */
  public void count(List<JudgedRecord> ofLearner, Counter counter) {
    Map<Integer, Set<Observation>> once = new HashMap<>();
    for (JudgedRecord it : ofLearner) {
      for (int table : byIndicator.get(it.rule)) {
        it.groups
            .of(tables.get(table).by(), it.rule)
            .ifPresent(
                group ->
                    it.findings.stream()
                        .map(finding -> new Observation(group, finding))
                        .filter(observed -> isNew(it, table, observed, once))
                        .forEach(observed -> counter.count(table, observed, it)));
      }
    }
  }

  /** "Everything counts records; only ENR1 counts learners" */
  private static boolean isNew(
      JudgedRecord of, int table, Observation observed, Map<Integer, Set<Observation>> once) {
    return of.rule.figure() != FigureKind.LEARNERS
        || once.computeIfAbsent(table, it -> new HashSet<>()).add(observed);
  }
}
