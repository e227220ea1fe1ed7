package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.readmodel.Quality;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.Policy;

/**
 * {@link Quality} as those see it who may not see exact figures: counts are rounded, those of fewer
 * than a cell must have are null with a reason, and no age is that of a single fact. Exact answers
 * have the same members but for {@code policy} and {@code suppressed}.
 *
 * @param policy under which counts are hidden and rounded; left out of exact answers
 */
@Schema(name = "Quality")
record QualityAnswer(
    LocalDate asOf,
    String positions,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) PolicyAnswer policy,
    List<Orphans> orphans,
    List<Disorder> impossibleOrders,
    List<Afterthoughts> recordedAfterCompletion,
    Evidenced evidence,
    List<Erasures> erasures) {

  QualityAnswer {
    orphans = List.copyOf(orphans);
    impossibleOrders = List.copyOf(impossibleOrders);
    recordedAfterCompletion = List.copyOf(recordedAfterCompletion);
    erasures = List.copyOf(erasures);
  }

  /** Facts of one kind without the one that they name, and since when they wait. */
  @Schema(name = "Orphans")
  record Orphans(
      String kind,
      @Schema(nullable = true) Long count,
      @Schema(nullable = true) Long oldestDays,
      @Schema(nullable = true) Double medianDays,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String suppressed) {}

  /** Facts of one kind whose dates cannot be. */
  @Schema(name = "Disorder")
  record Disorder(
      @JsonPropertyDescription(
              "completion-before-start (counts nowhere), withdrawal-after-completion and"
                  + " completion-after-withdrawal (completed counts), revocation-without-completion,"
                  + " completion-already-revoked (posted after a revocation of its day or a later"
                  + " one, which undoes it: counts nowhere),"
                  + " employment-end-before-start, further-study-end-before-start (cover no day)")
          String kind,
      @Schema(nullable = true) Long count,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String suppressed) {}

  /** Facts of one kind that were recorded after a completion, and those that move a record. */
  @Schema(name = "Afterthoughts")
  record Afterthoughts(
      String kind,
      @Schema(nullable = true) Long count,
      @Schema(nullable = true) Long movesRecords,
      @Schema(nullable = true) Long all,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String suppressed) {}

  /** How many employments have evidence; of too few, no kind is told. */
  @Schema(name = "Evidenced")
  record Evidenced(
      @Schema(nullable = true) Long employments,
      @Schema(nullable = true) Long withEvidence,
      @Schema(nullable = true) Double share,
      Map<String, Long> byKind,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String suppressed) {

    Evidenced {
      byKind = Map.copyOf(byKind);
    }
  }

  /** How often a ledger has erased a learner. */
  @Schema(name = "Erasures")
  record Erasures(
      String ledger,
      @Schema(nullable = true) Long count,
      @JsonPropertyDescription(
              "When the shard was looked through that was so before all others of this ledger")
          Instant countedAt,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String suppressed) {}

  /**
   * What may be told.
   *
   * @param whose of all platforms, or of one: its counts are drawn for themselves
   */
  static QualityAnswer of(
      Quality exact, String whose, DisclosureControl control, PolicyAnswer policy) {
    Rounded rounded = new Rounded(control, whose);
    return new QualityAnswer(
        exact.asOf(),
        exact.positions(),
        policy,
        exact.orphans().stream().map(rounded::of).toList(),
        exact.impossibleOrders().stream().map(rounded::of).toList(),
        exact.recordedAfterCompletion().stream().map(rounded::of).toList(),
        rounded.of(exact.evidence()),
        exact.erasures().stream().map(rounded::of).toList());
  }

  private record Rounded(DisclosureControl control, String whose) {

    private long count(long exact, String... what) {
      return control.rounded(exact, whose + " " + String.join(" ", what));
    }

    private boolean isHidden(long exact) {
      return exact < control.policy().least();
    }

    private Orphans of(Quality.Orphans it) {
      if (isHidden(it.count())) {
        return new Orphans(it.kind(), null, null, null, Policy.HIDDEN);
      }
      int step = control.policy().dayStep();
      Double median =
          it.medianDays() == null ? null : Math.floor(it.medianDays() / step + 0.5) * step;
      return new Orphans(it.kind(), count(it.count(), "orphans", it.kind()), null, median, null);
    }

    private Disorder of(Quality.Disorder it) {
      return isHidden(it.count())
          ? new Disorder(it.kind(), null, Policy.HIDDEN)
          : new Disorder(it.kind(), count(it.count(), "disorder", it.kind()), null);
    }

    private Afterthoughts of(Quality.Afterthoughts it) {
      if (isHidden(it.all())) {
        return new Afterthoughts(it.kind(), null, null, null, Policy.HIDDEN);
      }
      long late = count(it.count(), "late", it.kind());
      long rest = count(it.all() - it.count(), "in-time", it.kind());
      long moving = Math.min(late, count(it.movesRecords(), "moving", it.kind()));
      return new Afterthoughts(it.kind(), late, moving, late + rest, null);
    }

    private Evidenced of(Quality.Evidenced it) {
      if (isHidden(it.employments())) {
        return new Evidenced(null, null, null, Map.of(), Policy.HIDDEN);
      }
      long with = count(it.withEvidence(), "evidenced");
      long all = with + count(it.employments() - it.withEvidence(), "not-evidenced");
      Map<String, Long> byKind = new TreeMap<>();
      it.byKind()
          .forEach((kind, count) -> byKind.put(kind, Math.min(with, count(count, "kind", kind))));
      return new Evidenced(all, with, (double) with / all, byKind, null);
    }

    private Erasures of(Quality.Erasures it) {
      return isHidden(it.count())
          ? new Erasures(it.ledger(), null, it.countedAt(), Policy.HIDDEN)
          : new Erasures(
              it.ledger(), count(it.count(), "erasures", it.ledger()), it.countedAt(), null);
    }
  }
}
