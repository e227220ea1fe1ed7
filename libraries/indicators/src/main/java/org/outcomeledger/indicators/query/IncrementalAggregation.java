package org.outcomeledger.indicators.query;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * What a question came to in each chunk of a snapshot's learners, and in all of them. Asked again
 * of a later snapshot, only those chunks are counted again whose contents are others: what comes in
 * touches few of them, and a figure is never further than that from the facts. Shares and groups
 * are made of the sums. Where the chunks come to more than may be kept, only the sum is. Neither a
 * snapshot nor whoever asked is held by it, so it may be kept for as long as one likes.
 */
public final class IncrementalAggregation {
  /** So many chunks are worth handing to another thread: some milliseconds. */
  private static final int STRETCH = 32;

  /** What a part takes besides its groups. */
  private static final int BYTES_OF_PART = 80;

  /**
   * What a chunk came to, null where that was not kept. The contents are held by the snapshots that
   * show them: once none does, the part is of no snapshot that could be asked again.
   */
  private record Part(WeakReference<Object> contents, HashAggregation groups) {
    boolean isOf(Snapshot snapshot, int chunk) {
      return contents.refersTo(snapshot.contents(chunk));
    }
  }

  private final Question question;
  private final Dictionary dictionary;
  private final String currency;
  private final Part[] parts;
  private final HashAggregation total;

  private IncrementalAggregation(
      Question question, Snapshot snapshot, Part[] parts, HashAggregation total) {
    this.question = question;
    this.dictionary = snapshot.dictionary();
    this.currency = snapshot.currency();
    this.parts = parts;
    this.total = total;
  }

  /** All of it counted, whatever it takes. */
  public static IncrementalAggregation of(Snapshot snapshot, Question question) {
    return of(snapshot, question, Allowance.unlimited());
  }

  /**
   * All of it counted.
   *
   * @throws org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge for too many groups
   * @throws CountingStopped where it took too long, or nobody waits for it any longer
   */
  public static IncrementalAggregation of(
      Snapshot snapshot, Question question, Allowance allowance) {
    return new IncrementalAggregation(question, snapshot, new Part[0], null)
        .in(snapshot, allowance);
  }

  /** The same question of another snapshot, whatever it takes. */
  public IncrementalAggregation in(Snapshot other) {
    return in(other, Allowance.unlimited());
  }

  /**
   * The same question of another snapshot; on all cores where there is enough to count.
   *
   * @throws org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge for too many groups
   * @throws CountingStopped where it took too long, or nobody waits for it any longer
   */
  public IncrementalAggregation in(Snapshot other, Allowance allowance) {
    if (isOf(other)) {
      return new IncrementalAggregation(question, other, parts, total);
    }
    Part[] now = Arrays.copyOf(parts, other.chunks());
    HashAggregation sum = new Scan(question, other, allowance).sum();
    int[] others =
        IntStream.range(0, now.length).filter(it -> !isKept(now[it], other, it)).toArray();
    IntStream.range(0, now.length)
        .filter(it -> isKept(now[it], other, it))
        .forEach(
            it -> {
              allowance.keeps(now[it].groups().bytes());
              add(now[it].groups(), sum, allowance);
            });
    IntStream stretches = IntStream.range(0, Math.ceilDiv(others.length, STRETCH));
    (others.length > STRETCH ? stretches.parallel() : stretches)
        .forEach(
            stretch -> {
              Scan scan = new Scan(question, other, allowance);
              int end = Math.min(others.length, (stretch + 1) * STRETCH);
              for (int i = stretch * STRETCH; i < end; i++) {
                now[others[i]] = count(scan, other, others[i], sum, allowance);
              }
            });
    return new IncrementalAggregation(question, other, now, sum);
  }

  /** How many chunks of a snapshot have to be counted: none where nothing is other than it was. */
  public int chunksToCount(Snapshot other) {
    return isOf(other)
        ? 0
        : (int)
            IntStream.range(0, other.chunks())
                .filter(it -> it >= parts.length || !isKept(parts[it], other, it))
                .count();
  }

  /** Whether it has been counted of the same learners and facts. */
  private boolean isOf(Snapshot other) {
    return total != null
        && parts.length == other.chunks()
        && IntStream.range(0, parts.length).allMatch(it -> parts[it].isOf(other, it));
  }

  private static boolean isKept(Part part, Snapshot snapshot, int chunk) {
    return part != null && part.groups() != null && part.isOf(snapshot, chunk);
  }

  private static Part count(
      Scan scan, Snapshot snapshot, int chunk, HashAggregation sum, Allowance allowance) {
    allowance.requireTime();
    HashAggregation counted = scan.count(snapshot, chunk);
    add(counted, sum, allowance);
    return new Part(
        new WeakReference<>(snapshot.contents(chunk)),
        allowance.keeps(counted.bytes()) ? counted : null);
  }

  /** One after the other: the sum is one, however many threads count. */
  private static void add(HashAggregation counted, HashAggregation sum, Allowance allowance) {
    synchronized (sum) {
      sum.add(counted);
      allowance.requireGroups(sum.size());
    }
  }

  /** All chunks together. */
  public PartialAggregates aggregates() {
    return PartialAggregates.of(total, question, dictionary, currency);
  }

  /** How many groups there are. */
  public int groups() {
    return total.size();
  }

  /** About how much memory this takes, in bytes. */
  public long bytes() {
    return total.bytes()
        + (long) BYTES_OF_PART * parts.length
        + Arrays.stream(parts)
            .filter(part -> part.groups() != null)
            .mapToLong(part -> part.groups().bytes())
            .sum();
  }
}
