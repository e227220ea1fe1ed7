package org.outcomeledger.indicators.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Indicator.Reference;
import org.outcomeledger.indicators.indicator.LearnerRecords;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * Many questions of one snapshot in one look at each learner, whose records are derived, and judged
 * by each indicator, once for all of them: that is most of what a question costs. Each comes to
 * what {@link IncrementalAggregation} makes of it alone. On all cores, whatever it takes.
 */
public final class JointAggregation {
  /** So many chunks are counted by one thread, before it adds them to the sums. */
  private static final int STRETCH = 8;

  /**
   * What lets questions be counted as one: with the same of all this they have the same groups, and
   * the same records in each.
   */
  private record Alike(
      List<Dimension> by,
      Map<Dimension, Set<String>> where,
      Optional<String> platform,
      boolean bySize,
      boolean addsUp,
      Frame frame,
      Reference reference) {

    static Alike of(Question it) {
      return new Alike(
          it.by(),
          it.where(),
          it.platform(),
          it.counting() == Counting.SIZES,
          it.sizesAddUp(),
          it.frame(),
          it.indicator().reference());
    }
  }

  private JointAggregation() {}

  /** What each question comes to. */
  public static Map<Question, PartialAggregates> of(Snapshot snapshot, Set<Question> questions) {
    List<List<Question>> asked =
        List.copyOf(
            questions.stream()
                .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()))
                .values());
    List<HashAggregation> sums = scans(asked, snapshot).stream().map(Scan::sum).toList();
    IntStream.range(0, Math.ceilDiv(snapshot.chunks(), STRETCH))
        .parallel()
        .forEach(it -> add(count(asked, snapshot, it * STRETCH), sums));
    Map<Question, PartialAggregates> all = new HashMap<>();
    for (int i = 0; i < sums.size(); i++) {
      for (int part = 0; part < asked.get(i).size(); part++) {
        Question question = asked.get(i).get(part);
        all.put(question, PartialAggregates.of(sums.get(i), part, question, snapshot));
      }
    }
    return all;
  }

  private static List<Scan> scans(List<List<Question>> asked, Snapshot snapshot) {
    var lookups = new RecordLookups(snapshot.dictionary());
    return asked.stream().map(it -> scan(it, snapshot, lookups).begun()).toList();
  }

  private static Scan scan(List<Question> alike, Snapshot snapshot, RecordLookups lookups) {
    List<Accumulators> accumulators =
        alike.stream().map(it -> new Accumulators(it, snapshot.currency(), lookups)).toList();
    return new Scan(
        alike.getFirst(),
        () -> new JointAccumulator(accumulators.stream().map(Accumulators::none).toList()),
        snapshot,
        Allowance.unlimited());
  }

  private static List<Scan> count(List<List<Question>> asked, Snapshot snapshot, int first) {
    List<Scan> scans = scans(asked, snapshot);
    Map<Integer, List<Scan>> byDay = new HashMap<>();
    scans.forEach(it -> byDay.computeIfAbsent(it.asOf(), day -> new ArrayList<>()).add(it));
    var records = new LearnerRecords();
    for (int chunk = first; chunk < Math.min(first + STRETCH, snapshot.chunks()); chunk++) {
      snapshot.scan(chunk, facts -> byDay.forEach((day, its) -> count(facts, day, records, its)));
    }
    return scans;
  }

  private static void count(
      LearnerFacts facts, int asOf, LearnerRecords records, List<Scan> scans) {
    records.derive(facts, asOf);
    for (Scan scan : scans) {
      scan.countDerived(facts, records);
    }
  }

  private static void add(List<Scan> counted, List<HashAggregation> sums) {
    for (int i = 0; i < sums.size(); i++) {
      synchronized (sums.get(i)) {
        sums.get(i).add(counted.get(i).groups());
      }
    }
  }
}
