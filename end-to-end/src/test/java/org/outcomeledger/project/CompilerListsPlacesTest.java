package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * "The compiler lists the rest", says the README of what is added to a sealed type. Here something
 * is added, and what the compiler lists is what the README names: no place can be forgotten, and
 * none is named in vain.
 */
class CompilerListsPlacesTest {

  private static final Pattern LISTED = Pattern.compile("the compiler lists ([^;]*)");

  @Test
  void aNewEvent() {
    assertThat(refused(newEvent("OutcomeEvent"), newEvent("EnrollmentEvent")))
        .isEqualTo(namedFor("an event type"));
  }

  @Test
  void aNewKindOfIndicatorAndItsFigure() {
    String indicators = "libraries/indicators/src/main/java/org/outcomeledger/indicators/";
    var indicator =
        new ChangedSources(
            indicators + "indicator/Indicator.java",
            "Ranking",
            """
            package org.outcomeledger.indicators.indicator;

            public non-sealed interface Ranking extends Indicator {}
            """);
    var figure =
        new ChangedSources(
            indicators + "figure/Figure.java",
            "RankingFigure",
            """
            package org.outcomeledger.indicators.figure;

            public record RankingFigure() implements Figure {}
            """);
    assertThat(refused(indicator, figure)).isEqualTo(namedFor("an indicator of a new kind"));
  }

  private static ChangedSources newEvent(String sealed) {
    String contract = "libraries/event-contract/src/main/java/org/outcomeledger/event/";
    return new ChangedSources(
        contract + sealed + ".java",
        "InterviewHeld",
        """
        package org.outcomeledger.event;

        @WireType("interview-held.v1")
        public record InterviewHeld(EnrollmentId enrollmentId, LearnerId learner)
            implements %s {}
        """
            .formatted(sealed));
  }

  private static Set<String> refused(ChangedSources one, ChangedSources other) {
    Set<String> places = new TreeSet<>(one.refused());
    places.addAll(other.refused());
    return places;
  }

  /** The types that the README's table says the compiler lists, for one kind of change. */
  private static Set<String> namedFor(String kind) {
    List<String> row =
        MarkdownTable.below("README.md", "## Where do I add…").stream()
            .filter(it -> it.getFirst().equals(kind))
            .findFirst()
            .orElseThrow();
    Set<String> named = new TreeSet<>();
    LISTED
        .matcher(row.getLast())
        .results()
        .flatMap(it -> Pattern.compile("`(\\w+)`").matcher(it.group(1)).results())
        .forEach(it -> named.add(it.group(1)));
    return named;
  }
}
