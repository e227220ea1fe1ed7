package org.outcomeledger.impact.report;

import java.util.List;
import java.util.Optional;

/**
 * A form that somebody else asks for, as far as a frozen report answers it. It says of each line
 * what fills it; what no figure of a report is, is left open, with the reason.
 */
sealed interface Form
    permits CirrOutcomes, RncpInsertion, QualiopiResults, MissionSheet, WioaPerformance {
  /** In the order in which they are listed. */
  List<Form> ALL =
      List.of(
          new CirrOutcomes(),
          new RncpInsertion(),
          new QualiopiResults(),
          new MissionSheet(),
          new WioaPerformance());

  /** As addresses spell it. */
  String id();

  String title();

  /** Who asks for it, and where its rules are. */
  String source();

  /** Of which period a report must be for it. */
  String needs();

  /** Why this report does not answer it; empty where it does. */
  Optional<String> unanswered(FrozenTables report);

  /**
   * What it asks for.
   *
   * @param report whose objectives some forms ask about
   */
  List<FormLine> lines(FrozenTables report);

  static Optional<Form> find(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
