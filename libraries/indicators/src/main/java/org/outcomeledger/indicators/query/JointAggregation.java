package org.outcomeledger.indicators.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.LearnerRecords;

/**
 * Many questions of one snapshot in one look at each learner, whose records are derived, and judged
 * by each indicator, once for all of them: that is most of what a question costs. Each comes to
 * what {@link IncrementalAggregation} makes of it alone. On all cores, whatever it takes.
 */
public final class JointAggregation {
  /** So many chunks are counted by one thread, before it adds them to the sums. */
  private static final int STRETCH = 8;

  private JointAggregation() {}

  /** What each question comes to. */
  public static Map<Question, PartialAggregates> of(Snapshot snapshot, Set<Question> questions) {
    List<Question> asked = List.copyOf(questions);
    List<HashAggregation> sums = scans(asked, snapshot).stream().map(Scan::sum).toList();
    IntStream.range(0, Math.ceilDiv(snapshot.chunks(), STRETCH))
        .parallel()
        .forEach(it -> add(count(asked, snapshot, it * STRETCH), sums));
    var all = new LinkedHashMap<Question, PartialAggregates>();
    for (int i = 0; i < sums.size(); i++) {
      all.put(
          asked.get(i),
          PartialAggregates.of(
              sums.get(i), asked.get(i), snapshot.dictionary(), snapshot.currency()));
    }
    return all;
  }

  private static List<Scan> scans(List<Question> asked, Snapshot snapshot) {
    var lookups = new RecordLookups(snapshot.dictionary());
    return asked.stream()
        .map(it -> new Scan(it, snapshot, Allowance.unlimited(), lookups).begun())
        .toList();
  }

  private static List<Scan> count(List<Question> asked, Snapshot snapshot, int first) {
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
