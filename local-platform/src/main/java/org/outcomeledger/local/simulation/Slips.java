package org.outcomeledger.local.simulation;

import static org.outcomeledger.local.learning.WritingService.ENROLLMENT;
import static org.outcomeledger.local.learning.WritingService.OUTCOME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.local.learning.PostedEvent;

/**
 * What goes wrong at a platform, so that quality has something to tell: outcomes of enrollments
 * that were never posted, and dates that cannot be. The services accept all of it.
 */
record Slips(SimulatedProgramme programme, LocalDate today) {

  Stream<PostedEvent> events() {
    return Stream.of(
            some(25, "not-enrolled", this::neverEnrolled),
            some(3, "too-early", this::completedBeforeStart),
            some(2, "too-late", this::withdrewAfterCompletion))
        .flatMap(Function.identity());
  }

  private Stream<PostedEvent> some(int count, String what, Consumer<Diary> slip) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Diary(what + "-" + number, today))
        .peek(slip)
        .flatMap(diary -> diary.events().stream());
  }

  private void neverEnrolled(Diary diary) {
    complete(diary, start().plusDays(programme.days()));
  }

  private void completedBeforeStart(Diary diary) {
    enrol(diary);
    complete(diary, start().minusDays(10));
  }

  private void withdrewAfterCompletion(Diary diary) {
    enrol(diary);
    complete(diary, start().plusDays(programme.days()));
    LocalDate on = start().plusDays(programme.days() + 7L);
    diary.note(
        ENROLLMENT, "learner-withdrew", on, diary.data(enrollment(diary)).put("on", on.toString()));
  }

  private void enrol(Diary diary) {
    ObjectNode enrolled = diary.data(enrollment(diary)).put("startedOn", start().toString());
    enrolled.set("programme", programme.json());
    diary.note(ENROLLMENT, "learner-enrolled", start(), enrolled);
  }

  private static void complete(Diary diary, LocalDate on) {
    ObjectNode completed = diary.data(enrollment(diary)).put("completedOn", on.toString());
    diary.note(OUTCOME, "programme-completed", on, completed);
  }

  private static String enrollment(Diary diary) {
    return diary.learner() + "-enrollment";
  }

  /** Long enough ago that all of it is past. */
  private LocalDate start() {
    return today.minusDays(2L * programme.days());
  }
}
