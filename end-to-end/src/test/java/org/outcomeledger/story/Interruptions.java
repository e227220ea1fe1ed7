package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.List;

/**
 * What else befell an enrollment, each by its days, in no order.
 *
 * @param excludedOn for reasons that remove anybody
 */
record Interruptions(
    List<LocalDate> suspendedOn, List<LocalDate> resumedOn, List<LocalDate> excludedOn) {

  static final Interruptions NONE = new Interruptions(List.of(), List.of(), List.of());

  Interruptions {
    suspendedOn = List.copyOf(suspendedOn);
    resumedOn = List.copyOf(resumedOn);
    excludedOn = List.copyOf(excludedOn);
  }
}
