package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every service's rules are tested for, given their table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RulesContract {

  private final RulesTable<?, ?> rules;
  private final int eventTypes;

  /**
   * Tests of one service's rules.
   *
   * @param eventTypes how many types of events the service takes: the table has one of each
   */
  protected RulesContract(RulesTable<?, ?> rules, int eventTypes) {
    this.rules = rules;
    this.eventTypes = eventTypes;
  }

  /** State, report and expected answer of every cell of the table. */
  protected abstract Stream<Arguments> table();

  @ParameterizedTest(name = "given {0}, when {1}, then {2}")
  @MethodSource("table")
  void everyReportIsAnsweredInEveryState(String given, String when, String then) {
    assertThat(rules.answer(given, when)).isEqualTo(then);
  }

  @Test
  void theTableHasEveryEventOfTheService() {
    assertThat(rules.reports().values().stream().map(Object::getClass).distinct())
        .hasSize(eventTypes);
  }

  @Test
  void everyEventLeadsFromEveryStateToAStateAcceptedOrNot() {
    rules.everyEventLeadsToAState();
  }

  @Test
  void aRetractionAtAnyPlaceLeavesWhatTheRemainingHistoryAloneGives() {
    rules.aRetractionLeavesWhatTheRestAloneGives();
  }
}
