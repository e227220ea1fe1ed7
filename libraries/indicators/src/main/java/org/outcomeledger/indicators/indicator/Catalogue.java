package org.outcomeledger.indicators.indicator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The indicators that there are. A new one is a class and a line here; so is another version of
 * one, behind the one before it, which stays askable.
 */
public final class Catalogue {
  private static final List<Indicator> ALL =
      List.of(
          new LearnersEnrolled(),
          new TargetGroups(),
          new CompletedOnTime(),
          new CompletedWithinHalfMore(),
          new Dropout(),
          new TimeToCompletion(),
          new InFieldJob(),
          new FullTimeJob(),
          new EmployedAfterSixMonths(),
          new InTargetJob(),
          new DurableJob(),
          new SalariedInFrance(),
          new FavourableOutcome(),
          new TimeToJob(),
          new SameEmployer(),
          new PlacedByProvider(),
          new BaseSalary(),
          new SalaryChange(),
          new PlacementGap(),
          new OutcomesKnown(),
          new Evidenced());

  private Catalogue() {}

  /** In the order in which they are shown. */
  public static List<Indicator> all() {
    return ALL;
  }

  /** What each of them means, and the reported measures, which are no figure of records. */
  public static List<Definition> definitions() {
    return Stream.concat(
            ALL.stream().map(Indicator::definition), Stream.of(ReportedMeasures.DEFINITION))
        .toList();
  }

  /** What they are called, each once. */
  public static List<String> ids() {
    return definitions().stream().map(Definition::id).distinct().toList();
  }

  /** What those are called that have a curve. */
  public static List<String> withCurves() {
    return ALL.stream()
        .filter(Incidence.class::isInstance)
        .map(it -> it.definition().id())
        .toList();
  }

  /** The one with this id, spelt as it is shown, in its latest version. */
  public static Optional<Indicator> find(String id) {
    return versions(id).stream().reduce((earlier, later) -> later);
  }

  /**
   * All versions of the one with this id, from the first to the latest; none where there is none.
   */
  public static List<Indicator> versions(String id) {
    return ALL.stream().filter(it -> it.definition().id().equals(id)).toList();
  }
}
