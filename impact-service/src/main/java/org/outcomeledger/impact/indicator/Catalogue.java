package org.outcomeledger.impact.indicator;

import java.util.List;
import java.util.Optional;

/** The indicators that there are. A new one is a class and a line here. */
public final class Catalogue {
  private static final List<Indicator> ALL =
      List.of(
          new LearnersEnrolled(),
          new TargetGroups(),
          new CompletedOnTime(),
          new CompletedWithinHalfMore(),
          new Dropout(),
          new InFieldJob());

  private Catalogue() {}

  /** In the order in which they are shown. */
  public static List<Indicator> all() {
    return ALL;
  }

  /** The one with this id, spelt as it is shown. */
  public static Optional<Indicator> find(String id) {
    return ALL.stream().filter(it -> it.definition().id().equals(id)).findFirst();
  }
}
