package org.outcomeledger.impact.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What figures cannot show: what was reported and counts nowhere, or may have been reported with an
 * eye on the result. Exact counts, each of facts that stand at these positions: what was taken back
 * is not among them.
 *
 * @param asOf today: ages are counted to it
 * @param positions exactly what had been applied when this was counted
 * @param orphans facts that wait for the one that they speak of, every kind by name
 * @param impossibleOrders facts whose dates contradict each other, every kind by name
 * @param recordedAfterCompletion intents and exclusions that came when the result was known
 * @param evidence of employments
 * @param erasures of each ledger; nothing is said to platforms, for an erasure names nobody's, nor
 *     before every shard was compared with its ledger
 */
public record Quality(
    LocalDate asOf,
    String positions,
    List<Orphans> orphans,
    List<Disorder> impossibleOrders,
    List<Afterthoughts> recordedAfterCompletion,
    Evidenced evidence,
    List<Erasures> erasures) {

  public Quality {
    orphans = List.copyOf(orphans);
    impossibleOrders = List.copyOf(impossibleOrders);
    recordedAfterCompletion = List.copyOf(recordedAfterCompletion);
    erasures = List.copyOf(erasures);
  }

  /** The same with what the ledgers say themselves of their erasures. */
  public Quality with(List<Erasures> ofLedgers) {
    return new Quality(
        asOf, positions, orphans, impossibleOrders, recordedAfterCompletion, evidence, ofLedgers);
  }

  /**
   * Facts of one kind without the enrollment, employment or study that they name; a further study,
   * and a survey that names none, without any enrollment of their learner. They count as soon as it
   * comes.
   *
   * @param kind the table that they are in
   * @param oldestDays days since the first of them was recorded; null where there is none
   * @param medianDays the median of those days; null where there is none
   */
  public record Orphans(
      String kind,
      long count,
      @Schema(nullable = true) Long oldestDays,
      @Schema(nullable = true) Double medianDays) {}

  /** Facts of one kind whose dates cannot be. */
  public record Disorder(String kind, long count) {}

  /**
   * Facts of one kind that the ledger recorded after a completion of the same enrollment that
   * stands. The days that they name are another matter: an exclusion after completion is none to
   * wonder at, one of an earlier day that came late is.
   *
   * @param kind intent, intent-correction or exclusion
   * @param count recorded after the completion was
   * @param movesRecords those of them that are dated so that they move a record all the same: an
   *     intent by three days after the start, an exclusion before the completion
   * @param all facts of that kind of completed enrollments
   */
  public record Afterthoughts(String kind, long count, long movesRecords, long all) {}

  /**
   * How many employments have evidence, reported with them or attached.
   *
   * @param share null where there is no employment
   * @param byKind employments with at least one piece of that kind, every kind by name
   */
  public record Evidenced(
      long employments,
      long withEvidence,
      @Schema(nullable = true) Double share,
      Map<String, Long> byKind) {

    public Evidenced {
      byKind = Map.copyOf(byKind);
    }
  }

  /**
   * How often a ledger has erased a learner. Who was erased twice is counted twice, and who is in
   * both ledgers in each.
   *
   * @param countedAt when the shard was looked through that was so before all others
   */
  public record Erasures(String ledger, long count, Instant countedAt) {}
}
