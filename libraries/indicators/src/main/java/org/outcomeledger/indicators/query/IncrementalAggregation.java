package org.outcomeledger.indicators.query;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * What a question came to in each chunk of a snapshot's learners. Asked again of a later snapshot,
 * only those chunks are counted again whose contents are others: what comes in touches few of them,
 * and a figure is never further than that from the facts. Shares and groups are made of the sums.
 */
public final class IncrementalAggregation {
  /** So many chunks are worth handing to another thread: some milliseconds. */
  private static final int STRETCH = 32;

  private record Part(Object contents, HashAggregation groups) {}

  private final Question question;
  private final Snapshot snapshot;
  private final Part[] parts;

  private IncrementalAggregation(Question question, Snapshot snapshot, Part[] parts) {
    this.question = question;
    this.snapshot = snapshot;
    this.parts = parts;
  }

  /** All of it counted. */
  public static IncrementalAggregation of(Snapshot snapshot, Question question) {
    return new IncrementalAggregation(question, snapshot, new Part[0]).in(snapshot);
  }

  /** The same question of another snapshot; on all cores where there is enough to count. */
  public IncrementalAggregation in(Snapshot snapshot) {
    Part[] now = Arrays.copyOf(parts, snapshot.chunks());
    int[] others =
        IntStream.range(0, now.length)
            .filter(it -> now[it] == null || !now[it].contents().equals(snapshot.contents(it)))
            .toArray();
    IntStream stretches = IntStream.range(0, Math.ceilDiv(others.length, STRETCH));
    (others.length > STRETCH ? stretches.parallel() : stretches)
        .forEach(
            stretch -> {
              Scan scan = new Scan(question, snapshot);
              int end = Math.min(others.length, (stretch + 1) * STRETCH);
              for (int i = stretch * STRETCH; i < end; i++) {
                int chunk = others[i];
                now[chunk] = new Part(snapshot.contents(chunk), scan.count(snapshot, chunk));
              }
            });
    return new IncrementalAggregation(question, snapshot, now);
  }

  /** All chunks together. */
  public PartialAggregates aggregates() {
    HashAggregation groups = new Scan(question, snapshot).none();
    for (Part part : parts) {
      groups.add(part.groups());
    }
    return PartialAggregates.of(groups, question, snapshot);
  }

  /** About how much memory this takes, in bytes. */
  public long bytes() {
    return Arrays.stream(parts).mapToLong(part -> part.groups().bytes()).sum();
  }
}
