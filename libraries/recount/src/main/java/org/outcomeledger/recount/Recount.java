package org.outcomeledger.recount;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.recount.IndicatorRule.FigureKind;
import org.outcomeledger.recount.Partial.Observation;

/**
 * One question, counted from histories alone: {@link #learner} gives what a learner adds, partials
 * add up, and {@link #figures} makes figures of the sum. As slow as it is plain; any number of
 * learners can be counted apart from each other.
 */
public final class Recount {
  private final RecountQuestion question;
  private final IndicatorRule rule;

  private Recount(RecountQuestion question, IndicatorRule rule) {
    this.question = question;
    this.rule = rule;
  }

  /**
   * The recount that answers a question.
   *
   * @throws IllegalArgumentException where there is no such indicator
   */
  public static Recount of(RecountQuestion question) {
    return new Recount(question, IndicatorRules.find(question.indicator()));
  }

  /** The ids of all that is counted, in the order of the catalogue. */
  public static List<String> indicators() {
    return IndicatorRules.ALL.stream().map(IndicatorRule::id).toList();
  }

  /**
   * What one record of a learner was found to be.
   *
   * @param programme that it is a training in
   */
  public record FoundRecord(String programme, List<Observation> observations) {
    public FoundRecord {
      observations = List.copyOf(observations);
    }
  }

  /** What each record of a learner that is asked about was found to be. */
  public List<FoundRecord> records(LearnerHistory history) {
    LearnerAsOf learner = LearnerAsOf.of(history, rule.asOf(question));
    return TrainingRecord.of(learner).stream()
        .filter(it -> rule.asksAbout(it, question))
        .filter(this::isChosen)
        .map(it -> new FoundRecord(it.programme(), observations(it).toList()))
        .toList();
  }

  /** What one learner adds. */
  public Partial learner(LearnerHistory history) {
    Stream<Observation> observations =
        records(history).stream().flatMap(it -> it.observations().stream());
    // "Everything counts records; only ENR1 counts learners"
    return Partial.of(
        rule.figure() == FigureKind.LEARNERS ? observations.distinct() : observations);
  }

  private boolean isChosen(TrainingRecord record) {
    return question.where().entrySet().stream()
        .allMatch(it -> value(it.getKey(), record).filter(it.getValue()::contains).isPresent());
  }

  private Optional<String> value(Breakdown dimension, TrainingRecord record) {
    return dimension.of(record, rule.referenceDay(record));
  }

  /** None for a record that is in no group: one by cohort that is in no cohort yet. */
  private Stream<Observation> observations(TrainingRecord record) {
    List<String> group = question.by().stream().flatMap(it -> value(it, record).stream()).toList();
    return group.size() < question.by().size()
        ? Stream.empty()
        : rule.findings().apply(record, question).stream().map(it -> new Observation(group, it));
  }

  /** The figures of each group; without a dimension there is one group, be it empty. */
  public List<GroupFigures> figures(Partial partial) {
    return figures(partial.groups(), it -> it);
  }

  /**
   * The same of what was counted elsewhere.
   *
   * @param found of each group: those that are found to be this and that
   * @param records how many these are
   */
  public <C> List<GroupFigures> figures(
      Map<List<String>, Map<Finding, C>> found, ToLongFunction<C> records) {
    var groups = new TreeMap<List<String>, Map<Finding, C>>(GroupOrder.BY_VALUES);
    groups.putAll(found);
    if (question.by().isEmpty()) {
      groups.putIfAbsent(List.of(), Map.of());
    }
    return groups.entrySet().stream()
        .map(it -> new GroupFigures(named(it.getKey()), figures(counts(it.getValue(), records))))
        .toList();
  }

  private static <C> FindingCounts counts(Map<Finding, C> found, ToLongFunction<C> records) {
    return new FindingCounts(
        found.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, it -> records.applyAsLong(it.getValue()))));
  }

  /** The figures of some learners, one after the other. */
  public List<GroupFigures> figures(Collection<LearnerHistory> histories) {
    return figures(Partial.sum(histories.stream().map(this::learner)));
  }

  private Map<Breakdown, String> named(List<String> group) {
    Map<Breakdown, String> named = new EnumMap<>(Breakdown.class);
    for (int i = 0; i < group.size(); i++) {
      named.put(question.by().get(i), group.get(i));
    }
    return named;
  }

  private List<RecountFigure> figures(FindingCounts counts) {
    return switch (rule.figure()) {
      case LEARNERS -> List.of(counts.learners());
      case SHARES -> rule.parts(question).<RecountFigure>map(counts::share).toList();
      case MEDIAN -> List.of(counts.median());
      case GAP -> List.of(counts.gap());
      case CURVE -> List.of(counts.curves());
    };
  }
}
