package org.outcomeledger.indicators.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.indicator.Days;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnerRecords;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.SharesByWindow;
import org.outcomeledger.indicators.indicator.Standing;
import org.outcomeledger.indicators.indicator.Verdict;

/**
 * Says of single records what an {@link Accumulator} counts them as, which is all that the two have
 * to agree on; the verdicts are the indicators' own. For one thread.
 */
final class Judge {
  private static final double NO_VALUE = Double.NaN;

  private final Question question;
  private final Indicator indicator;
  private final Frame frame;
  private final Dictionary dictionary;
  private final Filter selection;
  private final boolean byCohort;
  private final LearnerRecords records = new LearnerRecords();

  Judge(Question question, Dictionary dictionary) {
    this.question = question;
    this.indicator = question.indicator();
    this.frame = question.frame();
    this.dictionary = dictionary;
    this.selection = Filter.of(question, dictionary);
    this.byCohort = question.by().stream().anyMatch(Dimension::isOfCohort);
  }

  /** What the figure makes of a learner's records that it asks about, programme by programme. */
  List<Judgement> of(LearnerFacts facts) {
    List<Judgement> judgements = new ArrayList<>();
    if (!selection.asksForPlatform(facts.platform())) {
      return judgements;
    }
    records.derive(facts, frame.asOf());
    for (int i = 0; i < records.count(); i++) {
      judge(records.get(i), judgements);
    }
    if (records.count() > 1) {
      judgements.sort(Comparator.comparing(it -> dictionary.name(it.programme())));
    }
    return indicator instanceof LearnersEnrolled ? oncePerGroup(judgements) : judgements;
  }

  /** A learner counts once in a group: with the first record that makes them. */
  private static List<Judgement> oncePerGroup(List<Judgement> judgements) {
    Set<List<Integer>> groups = new HashSet<>();
    judgements.removeIf(it -> !groups.add(it.group()));
    return judgements;
  }

  private void judge(LearnerRecord record, List<Judgement> into) {
    int reference = indicator.referenceDay(record);
    boolean hasGroup = reference != Days.NEVER || !byCohort;
    if (!frame.asksFor(reference) || !hasGroup || !selection.asksFor(record, reference)) {
      return;
    }
    switch (indicator) {
      case Share share -> add(record, "", share.verdict(record, frame), NO_VALUE, into);
      case SharesByWindow shares ->
          shares.byWindow().entrySet().stream()
              .filter(it -> question.window().filter(only -> !only.equals(it.getKey())).isEmpty())
              .forEach(
                  it -> {
                    Verdict verdict = it.getValue().verdict(record, frame);
                    add(record, it.getKey(), verdict, NO_VALUE, into);
                  });
      case Difference difference -> judge(record, difference, into);
      case Quantity quantity -> judge(record, quantity, into);
      case Incidence incidence -> judge(record, incidence, into);
      case LearnersEnrolled enrolled ->
          add(record, "", enrolled.verdict(record, frame), NO_VALUE, into);
    }
  }

  /** Who is on neither side is in no part of the figure. */
  private void judge(LearnerRecord record, Difference difference, List<Judgement> into) {
    Optional<String> side =
        switch (difference.side(record)) {
          case FIRST -> Optional.of("=true");
          case SECOND -> Optional.of("=false");
          case NEITHER -> Optional.empty();
        };
    side.ifPresent(
        it -> {
          Verdict verdict = difference.share().verdict(record, frame);
          add(record, difference.dimension() + it, verdict, NO_VALUE, into);
        });
  }

  private void judge(LearnerRecord record, Quantity quantity, List<Judgement> into) {
    Verdict verdict = quantity.verdict(record, frame);
    boolean known = verdict.standing() == Standing.NUMERATOR;
    add(record, "", verdict, known ? quantity.amount(record) : NO_VALUE, into);
  }

  private void judge(LearnerRecord record, Incidence incidence, List<Judgement> into) {
    boolean atRisk = incidence.standing(record, frame) == Standing.NUMERATOR;
    double day = atRisk ? incidence.strict(record, frame).day() : NO_VALUE;
    add(record, "", incidence.verdict(record, frame), day, into);
  }

  private void add(
      LearnerRecord record, String part, Verdict verdict, double value, List<Judgement> into) {
    if (verdict.standing() != Standing.OUTSIDE) {
      int reference = indicator.referenceDay(record);
      List<Integer> group =
          question.by().stream().map(dimension -> dimension.code(record, reference)).toList();
      into.add(new Judgement(record.programme(), group, part, verdict, value));
    }
  }
}
