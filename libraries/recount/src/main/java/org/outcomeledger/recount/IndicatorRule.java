package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A line of the catalogue.
 *
 * @param reference what puts a record into a cohort
 * @param figure what is made of the findings
 * @param parts of its shares: windows; else one whole
 * @param findings what a record is found to be
 */
record IndicatorRule(
    String id,
    Reference reference,
    FigureKind figure,
    List<String> parts,
    BiFunction<TrainingRecord, RecountQuestion, List<Finding>> findings) {

  /** "The reference date is the start for A, the completion for G and J"; COM3 has a period. */
  enum Reference {
    START,
    COMPLETION,
    PERIOD
  }

  /** Of every value, what it is. */
  enum FigureKind {
    LEARNERS,
    SHARES,
    MEDIAN,
    GAP,
    CURVE
  }

  private static final List<String> WHOLE = List.of(Finding.WHOLE);

  static IndicatorRule learners(String id, Predicate<TrainingRecord> counts) {
    return new IndicatorRule(
        id,
        Reference.START,
        FigureKind.LEARNERS,
        WHOLE,
        (record, question) -> whole(counts.test(record) ? CountedAs.NUMERATOR : CountedAs.OUTSIDE));
  }

  static IndicatorRule share(
      String id, Reference reference, Function<TrainingRecord, CountedAs> counted) {
    return share(id, reference, (record, question) -> counted.apply(record));
  }

  static IndicatorRule share(
      String id,
      Reference reference,
      BiFunction<TrainingRecord, RecountQuestion, CountedAs> counted) {
    return new IndicatorRule(
        id,
        reference,
        FigureKind.SHARES,
        WHOLE,
        (record, question) -> whole(counted.apply(record, question)));
  }

  /** Of the completed, so many months later: "one row per group and window". */
  static IndicatorRule shares(
      String id, List<Integer> months, BiFunction<TrainingRecord, Integer, CountedAs> counted) {
    List<Window> windows = months.stream().map(Window::of).toList();
    return new IndicatorRule(
        id,
        Reference.COMPLETION,
        FigureKind.SHARES,
        windows.stream().map(Window::name).toList(),
        (record, question) ->
            windows.stream()
                .<Finding>map(
                    it -> new Finding.Counted(it.name(), counted.apply(record, it.months())))
                .toList());
  }

  /** So many months later, as ISO 8601 spells it. */
  private record Window(String name, int months) {
    static Window of(int months) {
      return new Window("P" + months + "M", months);
    }
  }

  static IndicatorRule findings(
      String id,
      FigureKind figure,
      BiFunction<TrainingRecord, RecountQuestion, List<Finding>> findings) {
    return new IndicatorRule(id, Reference.COMPLETION, figure, WHOLE, findings);
  }

  static IndicatorRule curve(
      String id, Reference reference, Function<TrainingRecord, FollowUp> followUp) {
    return new IndicatorRule(
        id,
        reference,
        FigureKind.CURVE,
        WHOLE,
        (record, question) -> followUp.apply(record).findings());
  }

  private static List<Finding> whole(CountedAs as) {
    return List.of(new Finding.Counted(Finding.WHOLE, as));
  }

  /** The day up to which the world is looked at. */
  LocalDate asOf(RecountQuestion question) {
    return switch (reference) {
      case START, COMPLETION -> question.asOf();
      case PERIOD -> EnrollmentIndicators.dropoutAsOf(question);
    };
  }

  Optional<LocalDate> referenceDay(TrainingRecord record) {
    return switch (reference) {
      case START, PERIOD -> Optional.of(record.start());
      case COMPLETION -> record.completion();
    };
  }

  /** Whether a record is of the cohort; of all time, those in no cohort yet are asked about too. */
  boolean asksAbout(TrainingRecord record, RecountQuestion question) {
    return switch (reference) {
      case START, COMPLETION ->
          question.isOfAllTime() || referenceDay(record).filter(question::isWithin).isPresent();
      case PERIOD -> true;
    };
  }

  /** The parts that are asked about. */
  Stream<String> parts(RecountQuestion question) {
    return parts.stream()
        .filter(it -> question.window().filter(wanted -> !wanted.equals(it)).isEmpty());
  }
}
