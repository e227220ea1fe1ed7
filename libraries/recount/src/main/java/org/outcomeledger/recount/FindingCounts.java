package org.outcomeledger.recount;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outcomeledger.recount.IncidenceEstimate.Leaving;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/** How often one group has each finding, and the figures that are made of that. */
record FindingCounts(Map<Finding, Long> counts) {
  private static final long LEAST_OF_A_GAP = 20;

  private long count(String part, CountedAs as) {
    return counts.getOrDefault(new Finding.Counted(part, as), 0L);
  }

  Learners learners() {
    return new Learners(count(Finding.WHOLE, CountedAs.NUMERATOR));
  }

  /** "Shares come from summed counts, never from means of shares". */
  ShareOfRecords share(String part) {
    long numerator = count(part, CountedAs.NUMERATOR);
    long unknown = count(part, CountedAs.UNKNOWN);
    long unknownLeftOut = count(part, CountedAs.UNKNOWN_LEFT_OUT);
    long denominator = numerator + count(part, CountedAs.REST) + unknown;
    boolean any = denominator > 0;
    return new ShareOfRecords(
        part,
        numerator,
        denominator,
        any ? Optional.of((double) numerator / denominator) : Optional.empty(),
        any ? Optional.of(ConfidenceInterval.wilson(numerator, denominator)) : Optional.empty(),
        any
            ? Optional.of(bounds(numerator, unknown + unknownLeftOut, denominator + unknownLeftOut))
            : Optional.empty(),
        unknown + unknownLeftOut,
        unknownLeftOut,
        count(part, CountedAs.PENDING),
        count(part, CountedAs.EXCLUDED));
  }

  private static NonResponseBounds bounds(long numerator, long unknown, long everyone) {
    return new NonResponseBounds(
        (double) numerator / everyone, (double) (numerator + unknown) / everyone);
  }

  MedianValue median() {
    List<BigDecimal> amounts =
        amounts().entrySet().stream()
            .flatMap(
                it -> Collections.nCopies(Math.toIntExact(it.getValue()), it.getKey()).stream())
            .toList();
    Optional<MedianOfValues> median =
        Optional.of(new MedianOfValues(amounts)).filter(it -> !it.sorted().isEmpty());
    return new MedianValue(
        share(Finding.WHOLE),
        median.map(MedianOfValues::value),
        median.flatMap(MedianOfValues::interval));
  }

  private SortedMap<BigDecimal, Long> amounts() {
    SortedMap<BigDecimal, Long> amounts = new TreeMap<>();
    counts.forEach(
        (finding, records) -> {
          if (finding instanceof Finding.Amount it) {
            amounts.put(it.amount(), records);
          }
        });
    return amounts;
  }

  Gap gap() {
    ShareOfRecords first = share("true");
    ShareOfRecords second = share("false");
    long unclassified = share(Breakdown.UNKNOWN).denominator();
    if (Math.min(first.denominator(), second.denominator()) < LEAST_OF_A_GAP) {
      return new Gap(
          first, second, unclassified, Optional.empty(), Optional.empty(), Optional.empty());
    }
    double p1 = first.value().orElseThrow();
    double p2 = second.value().orElseThrow();
    NonResponseBounds bounds1 = first.bounds().orElseThrow();
    NonResponseBounds bounds2 = second.bounds().orElseThrow();
    return new Gap(
        first,
        second,
        unclassified,
        Optional.of(p1 - p2),
        Optional.of(
            ConfidenceInterval.newcombe(
                p1, first.interval().orElseThrow(), p2, second.interval().orElseThrow())),
        Optional.of(
            new NonResponseBounds(bounds1.low() - bounds2.high(), bounds1.high() - bounds2.low())));
  }

  Curves curves() {
    SortedMap<Long, Leaving> days = days(Finding.STRICT);
    List<CurveDay> strict = IncidenceEstimate.of(days);
    return new Curves(
        strict,
        IncidenceEstimate.of(days(Finding.OBSERVED)),
        MedianDays.of(strict),
        days.values().stream().mapToLong(Leaving::events).sum(),
        days.values().stream().mapToLong(Leaving::all).sum(),
        count(Finding.WHOLE, CountedAs.EXCLUDED));
  }

  private SortedMap<Long, Leaving> days(String curve) {
    SortedMap<Long, Leaving> days = new TreeMap<>();
    for (Finding finding : counts.keySet()) {
      if (finding instanceof Finding.Followed it && it.curve().equals(curve)) {
        days.computeIfAbsent(it.day(), day -> leaving(curve, day));
      }
    }
    return days;
  }

  private Leaving leaving(String curve, long day) {
    return new Leaving(
        counts.getOrDefault(new Finding.Followed(curve, day, FollowUpEnd.EVENT), 0L),
        counts.getOrDefault(new Finding.Followed(curve, day, FollowUpEnd.COMPETING), 0L),
        counts.getOrDefault(new Finding.Followed(curve, day, FollowUpEnd.CENSORED), 0L));
  }
}
