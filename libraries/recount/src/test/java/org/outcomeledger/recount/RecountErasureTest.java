package org.outcomeledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.RecountFigure.Learners;

class RecountErasureTest {
  private static final LocalDate START = LocalDate.parse("2024-03-01");

  private final ToldHistory history = new ToldHistory();

  @Test
  void anErasedLearnerAddsNothingWhereverTheErasureIsRead() {
    history.enrolled("ada", "data", START, Optional.empty());
    history.enrolled("bob", "data", START, Optional.empty());
    history.erased((RecordedEvent) history.entries().getFirst());

    assertThat(enrolled(history.entries())).isEqualTo(1);
    assertThat(enrolled(history.entries().reversed())).isEqualTo(1);
    assertThat(Recount.of(question()).learner(nothingOf("ada"))).isEqualTo(Partial.NONE);
  }

  @Test
  void aRetractedEventIsAsIfItHadNeverBeenReported() {
    RecordedEvent said =
        history.say(
            new ProfileDeclared(ToldHistory.learner("ada"), START, ToldHistory.gender("f")));
    history.enrolled("ada", "data", START, Optional.empty());
    RecordedEvent enrolled = (RecordedEvent) history.entries().getLast();
    retract(said);
    RecountQuestion byGender = question().by(List.of(Breakdown.GENDER));
    assertThat(Recount.of(byGender).figures(history.learners()).getFirst().group())
        .containsEntry(Breakdown.GENDER, "unknown");

    retract(enrolled);
    assertThat(enrolled(history.entries())).isZero();
  }

  @Test
  void anEventThatIsReadTwiceCountsOnce() {
    history.enrolled("ada", "data", START, Optional.empty());
    List<HistoryEntry> twice = new ArrayList<>(history.entries());
    twice.addAll(history.entries());

    assertThat(LearnerHistory.of(twice).getFirst().events()).hasSize(1);
  }

  private void retract(RecordedEvent event) {
    history.say(
        new EventRetracted(
            ToldHistory.learner("ada"), new EventReference("source", event.id()), "a mistake"));
  }

  private static long enrolled(List<HistoryEntry> entries) {
    RecountFigure figure =
        Recount.of(question()).figures(LearnerHistory.of(entries)).getFirst().figures().getFirst();
    return ((Learners) figure).numerator();
  }

  private static LearnerHistory nothingOf(String learner) {
    return new LearnerHistory("platform", ToldHistory.learner(learner), List.of());
  }

  private static RecountQuestion question() {
    return RecountQuestion.of("ENR1", START);
  }
}
