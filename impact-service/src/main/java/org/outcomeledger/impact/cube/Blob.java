package org.outcomeledger.impact.cube;

import static org.outcomeledger.impact.cube.LearnerFacts.NONE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Situation;

/** A learner's blob while it is being written, as {@link Layout} says; one buffer for all. */
final class Blob {
  private static final List<Intent> INTENTS = List.of(Intent.values());
  private static final List<InField> IN_FIELD = List.of(InField.values());
  private static final List<Situation> SITUATIONS = List.of(Situation.values());

  private final Names names;
  private int[] ints = new int[256];
  private int size;

  Blob(Names names) {
    this.names = names;
  }

  /** Begins with nothing but who it is. */
  void begin(UUID learner, String platform) {
    size = 0;
    put(learner.getMostSignificantBits());
    put(learner.getLeastSignificantBits());
    put(names.code(platform));
    put(Layout.HEADER);
  }

  /** Begins with what is known of the learner already. */
  void begin(int[] page, int place) {
    size = page[place + Layout.LENGTH];
    ints = size > ints.length ? new int[size * 2] : ints;
    System.arraycopy(page, place, ints, 0, size);
  }

  void add(LearnerEvent event) {
    switch (event) {
      case LearnerEnrolled enrolled -> add(enrolled);
      case LearnerWithdrew withdrew ->
          put(Layout.WITHDRAWAL, withdrew.enrollmentId().value(), withdrew.on());
      case IntentDeclared intent -> add(intent);
      case ProfileDeclared profile -> add(profile);
      case ProgrammeCompleted completed ->
          put(Layout.COMPLETION, completed.enrollmentId().value(), completed.completedOn());
      case EmploymentStarted employment -> add(employment);
      case EmploymentEnded ended ->
          put(Layout.EMPLOYMENT_END, ended.employmentId().value(), ended.endedOn());
      case OutcomeSurveyed survey -> add(survey);
    }
    ints[Layout.LENGTH] = size;
  }

  private void add(LearnerEnrolled enrolled) {
    put(Layout.ENROLLMENT.head);
    putId(enrolled.enrollmentId().value());
    put(names.code(enrolled.programme().id()));
    put(enrolled.startedOn());
    put(enrolled.programme().publishedLengthDays());
    put(enrolled.refundDeadline().map(Blob::day).orElse(NONE));
    put(word(enrolled.deliveryMode()));
    put(word(enrolled.funding()));
  }

  private void add(IntentDeclared intent) {
    put(Layout.INTENT, intent.enrollmentId().value(), intent.declaredOn());
    put(INTENTS.indexOf(intent.intent()) << 1 | (intent.authorisedToWork() ? 1 : 0));
  }

  private void add(ProfileDeclared profile) {
    put(Layout.PROFILE.head);
    put(profile.declaredOn());
    for (Attribute attribute : Attribute.ALL) {
      put(attribute.code(profile.attributes(), names));
    }
  }

  private void add(EmploymentStarted employment) {
    put(Layout.EMPLOYMENT, employment.employmentId().value(), employment.startedOn());
    putId(employment.enrollmentId().value());
    put(
        IN_FIELD.indexOf(employment.inField()) << 2
            | (employment.evidence().isPresent() ? 2 : 0)
            | (employment.existedBeforeTraining() ? 1 : 0));
  }

  private void add(OutcomeSurveyed survey) {
    put(Layout.SURVEY.head);
    put(survey.asOf());
    put(SITUATIONS.indexOf(survey.situation()));
  }

  private int word(Optional<String> said) {
    return said.filter(name -> !name.equals("unknown"))
        .map(names::code)
        .orElse(LearnerFacts.UNKNOWN);
  }

  private void put(Layout kind, UUID id, LocalDate date) {
    put(kind.head);
    putId(id);
    put(date);
  }

  /** Equality and order within one learner: half of a pseudonym is plenty. */
  private void putId(UUID id) {
    put(id.getMostSignificantBits());
  }

  private void put(LocalDate date) {
    put(day(date));
  }

  private void put(long bits) {
    put((int) (bits >>> 32));
    put((int) bits);
  }

  private void put(int value) {
    if (size == ints.length) {
      ints = Arrays.copyOf(ints, size * 2);
    }
    ints[size++] = value;
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  int[] ints() {
    return ints;
  }

  int size() {
    return size;
  }
}
