package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.figure.Bounds;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.DifferenceFigure;
import org.outcomeledger.indicators.figure.DisclosedIncidenceFigure;
import org.outcomeledger.indicators.figure.DisclosedMedianFigure;
import org.outcomeledger.indicators.figure.DisclosedWindowsFigure;
import org.outcomeledger.indicators.figure.IncidenceFigure;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.figure.QuantityFigure;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.figure.WindowsFigure;
import org.outcomeledger.indicators.figure.WithheldFigure;
import org.outcomeledger.indicators.query.GroupFigure;
import org.outcomeledger.indicators.statistics.Median;
import org.outcomeledger.indicators.statistics.MedianDay;

/**
 * One group's figures as they are answered; what has no value is null. Members are as the contract
 * orders them; the last ones before {@code suppressed} are there only where an indicator has them.
 *
 * @param window which of several the figures are of
 * @param denominator null for a count, which is out of nothing
 * @param unknown of how many it is not known; null where that is not counted
 * @param count of a median: how many values are known
 * @param coverage of a median: the known out of those who ought to have a value
 * @param parts the two shares that a difference is of
 * @param unclassified of a difference: who is in neither share, because it is not known in which
 * @param suppressed why the figures are hidden: exact figures never are
 * @param coded what is told of a share instead of its figures; left out where they are told
 */
public record Row(
    Map<String, String> group,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String window,
    @Schema(nullable = true) Long numerator,
    @Schema(nullable = true) Long denominator,
    @Schema(nullable = true) Double value,
    @Schema(nullable = true) Limits interval,
    @Schema(nullable = true) Bounds bounds,
    @Schema(nullable = true) Long unknown,
    @Schema(nullable = true) Long pending,
    @Schema(nullable = true) Long excluded,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) Long count,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) Double coverage,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String currency,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) List<Row> parts,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) Long unclassified,
    @Schema(nullable = true) String suppressed,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String coded) {

  /** A row, or one for each window. */
  public static List<Row> of(GroupFigure it) {
    return switch (it.figure()) {
      case NumberFigure figure -> List.of(of(it.group(), figure));
      case ShareFigure figure -> List.of(of(it.group(), figure));
      case WindowsFigure figure -> of(it.group(), figure);
      case DifferenceFigure figure -> List.of(of(it.group(), figure));
      case QuantityFigure figure -> List.of(of(it.group(), figure));
      case IncidenceFigure figure -> List.of(of(it.group(), figure));
      case WithheldFigure figure -> List.of(of(it.group(), figure));
      case DisclosedWindowsFigure figure -> of(it.group(), figure);
      case DisclosedMedianFigure figure -> List.of(of(it.group(), figure));
      case DisclosedIncidenceFigure figure -> List.of(of(it.group(), figure));
    };
  }

  /** Nothing but why. */
  private static Row of(Map<String, String> group, WithheldFigure figure) {
    return new Row(
        group,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        figure.suppressed().orElse(null),
        figure.coded().orElse(null));
  }

  private static Row of(Map<String, String> group, NumberFigure figure) {
    return of(group, figure.number(), null, null, null, null, 0L, 0, 0);
  }

  private static Row of(Map<String, String> group, ShareFigure figure) {
    return of(
        group,
        figure.numerator(),
        figure.denominator(),
        figure.value().orElse(null),
        figure.interval().map(Limits::of).orElse(null),
        figure.bounds().orElse(null),
        figure.unknown(),
        figure.pending(),
        figure.excluded());
  }

  private static List<Row> of(Map<String, String> group, WindowsFigure figure) {
    return figure.byWindow().entrySet().stream()
        .map(it -> of(group, it.getValue()).within(it.getKey()))
        .toList();
  }

  private static List<Row> of(Map<String, String> group, DisclosedWindowsFigure figure) {
    return figure.byWindow().entrySet().stream()
        .flatMap(
            window ->
                of(new GroupFigure(group, window.getValue())).stream()
                    .map(row -> row.within(window.getKey())))
        .toList();
  }

  /** A difference of two shares, and both of them. */
  private static Row of(Map<String, String> group, DifferenceFigure figure) {
    ShareFigure first = figure.first();
    ShareFigure second = figure.second();
    return new Row(
        group,
        null,
        null,
        null,
        figure.value().orElse(null),
        figure.interval().map(Limits::of).orElse(null),
        figure.bounds().orElse(null),
        first.unknown() + second.unknown(),
        first.pending() + second.pending(),
        first.excluded() + second.excluded(),
        null,
        null,
        null,
        List.of(
            of(Map.of(figure.dimension(), "true"), first),
            of(Map.of(figure.dimension(), "false"), second)),
        figure.unclassified(),
        null,
        null);
  }

  /** A median; null where nothing is known, which is not 0. */
  private static Row of(Map<String, String> group, QuantityFigure figure) {
    return of(
        group,
        new DisclosedMedianFigure(
            figure.median(),
            figure.currency(),
            figure.count(),
            figure.unknown(),
            figure.pending(),
            figure.excluded()));
  }

  private static Row of(Map<String, String> group, DisclosedMedianFigure figure) {
    Optional<Median> median = figure.median();
    return of(
            group,
            figure.count(),
            figure.everyone(),
            median.map(Median::value).orElse(null),
            median.flatMap(Median::interval).map(Limits::of).orElse(null),
            null,
            figure.unknown(),
            figure.pending(),
            figure.excluded())
        .with(figure.count(), figure.currency());
  }

  /**
   * The day by which half of those at risk had the event; null where they have not yet. The unknown
   * are not placed on the strict curve: how many they are it cannot say, and 0 would be a claim.
   */
  private static Row of(Map<String, String> group, IncidenceFigure figure) {
    DailyEvents strict = figure.strict();
    return of(group, strict.events(), strict.atRisk(), strict.curve().median(), figure.excluded());
  }

  private static Row of(Map<String, String> group, DisclosedIncidenceFigure figure) {
    return of(group, figure.events(), figure.atRisk(), figure.median(), figure.excluded());
  }

  private static Row of(
      Map<String, String> group, long events, long atRisk, MedianDay median, long excluded) {
    OptionalInt day = median.value();
    return of(
            group,
            events,
            atRisk,
            day.isPresent() ? (double) day.getAsInt() : null,
            Limits.of(median.interval()),
            null,
            null,
            0,
            excluded)
        .with(atRisk, null);
  }

  /** The same figures, said to be of this window. */
  Row within(String ofWindow) {
    return new Row(
        group,
        ofWindow,
        numerator,
        denominator,
        value,
        interval,
        bounds,
        unknown,
        pending,
        excluded,
        count,
        coverage,
        currency,
        parts,
        unclassified,
        suppressed,
        coded);
  }

  private Row with(long known, String ofCurrency) {
    Double covered = denominator == 0 ? null : (double) known / denominator;
    return new Row(
        group,
        window,
        numerator,
        denominator,
        value,
        interval,
        bounds,
        unknown,
        pending,
        excluded,
        known,
        covered,
        ofCurrency,
        parts,
        unclassified,
        suppressed,
        coded);
  }

  private static Row of(
      Map<String, String> group,
      Long numerator,
      Long denominator,
      Double value,
      Limits interval,
      Bounds bounds,
      Long unknown,
      long pending,
      long excluded) {
    return new Row(
        group,
        null,
        numerator,
        denominator,
        value,
        interval,
        bounds,
        unknown,
        pending,
        excluded,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
