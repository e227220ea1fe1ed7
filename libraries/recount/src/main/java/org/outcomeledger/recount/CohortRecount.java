package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.event.LearnerId;

/**
 * The tables of a whole report in one look at each learner: a learner's records are made once for
 * all of them, and what a record is found to be for an indicator once for all its tables. {@link
 * CohortCounts} counts it. Safe for several threads.
 */
public final class CohortRecount {
  private final List<RecountQuestion> tables;
  private final Map<IndicatorRule, RecountQuestion> byIndicator = new LinkedHashMap<>();

  /**
   * A recount of these tables.
   *
   * @param tables questions that differ in indicator and dimensions alone, and ask for all values
   *     and windows
   * @throws IllegalArgumentException where there is no such indicator
   */
  public CohortRecount(List<RecountQuestion> tables) {
    this.tables = List.copyOf(tables);
    tables.forEach(it -> byIndicator.putIfAbsent(IndicatorRules.find(it.indicator()), it));
  }

  List<RecountQuestion> tables() {
    return tables;
  }

  /** What one record of a learner was found to be for one indicator. */
  public static final class JudgedRecord {
    private final LearnerId learner;
    private final IndicatorRule rule;
    private final RecordGroups groups;
    private final List<Finding> findings;

    private JudgedRecord(
        LearnerId learner, IndicatorRule rule, RecordGroups groups, List<Finding> findings) {
      this.learner = learner;
      this.rule = rule;
      this.groups = groups;
      this.findings = List.copyOf(findings);
    }

    IndicatorRule rule() {
      return rule;
    }

    RecordGroups groups() {
      return groups;
    }

    Optional<LocalDate> referenceDay() {
      return rule.referenceDay(groups.record());
    }

    /** Whose it is. */
    public LearnerId learner() {
      return learner;
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

  /** What each record of a learner that is asked about was found to be, indicator by indicator. */
  public List<JudgedRecord> records(LearnerHistory history) {
    Map<LocalDate, List<RecordGroups>> byDay = new HashMap<>();
    var found = new ArrayList<JudgedRecord>();
    byIndicator.forEach(
        (rule, question) -> {
          byDay.computeIfAbsent(rule.asOf(question), day -> records(history, day)).stream()
              .filter(it -> rule.asksAbout(it.record(), question))
              .map(
                  it ->
                      new JudgedRecord(
                          history.learner(),
                          rule,
                          it,
                          rule.findings().apply(it.record(), question)))
              .forEach(found::add);
        });
    return found;
  }

  private static List<RecordGroups> records(LearnerHistory history, LocalDate asOf) {
    return TrainingRecord.of(LearnerAsOf.of(history, asOf)).stream()
        .map(RecordGroups::new)
        .toList();
  }
}
