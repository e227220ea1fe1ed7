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
    var changed =
        new ChangedSources(
            List.of(
                newEvent("OutcomeEvent", "InterviewHeld"),
                newEvent("EnrollmentEvent", "PlaceOffered")));
    assertThat(changed.refused()).isEqualTo(namedFor("an event type"));
  }

  @Test
  void aNewKindOfIndicatorAndItsFigure() {
    String indicators = "libraries/indicators/src/main/java/org/outcomeledger/indicators/";
    var indicator =
        new ChangedSources.Permitted(
            indicators + "indicator/Indicator.java",
            "Ranking",
            """
            package org.outcomeledger.indicators.indicator;

            public non-sealed interface Ranking extends Indicator {}
            """);
    var figure =
        new ChangedSources.Permitted(
            indicators + "figure/Figure.java",
            "RankingFigure",
            """
            package org.outcomeledger.indicators.figure;

            public record RankingFigure() implements Figure {}
            """);
    assertThat(new ChangedSources(List.of(indicator, figure)).refused())
        .isEqualTo(namedFor("an indicator of a new kind"));
  }

  private static ChangedSources.Permitted newEvent(String sealed, String name) {
    String contract = "libraries/event-contract/src/main/java/org/outcomeledger/event/";
    return new ChangedSources.Permitted(
        contract + sealed + ".java",
        name,
        """
        package org.outcomeledger.event;

        @WireType("%1$s.v1")
        public record %1$s(EnrollmentId enrollmentId, LearnerId learner) implements %2$s {}
        """
            .formatted(name, sealed));
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
