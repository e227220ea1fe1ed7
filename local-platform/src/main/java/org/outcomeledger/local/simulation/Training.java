package org.outcomeledger.local.simulation;

import static org.outcomeledger.local.learning.WritingService.ENROLLMENT;
import static org.outcomeledger.local.learning.WritingService.OUTCOME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.local.learning.PostedEvent;

/** A learner in a programme, from the enrollment to the completion that some come to. */
record Training(
    SimulatedProgramme programme, LocalDate start, Person person, Diary diary, Chance chance) {
  private static final List<String> FUNDINGS =
      List.of("cpf", "cpf", "cpf", "employer", "region", "region", "self");
  private static final List<String> MODES = List.of("online", "online", "blended", "on-site");
  private static final List<String> REASONS = List.of("time", "money", "found-a-job", "health");

  /** Notes all of it, and returns the day of a completion that stands. */
  Optional<LocalDate> take() {
    if (diary.isToCome(start)) {
      return Optional.empty();
    }
    enrol();
    declareProfile();
    declareIntent();
    if (chance.percent(4)) {
      withdraw(start.plusDays(chance.between(-5, 14)));
      return Optional.empty();
    }
    if (chance.oneIn(200)) {
      exclude(day(10, 90), List.of("died", "incarcerated", "active-duty", "medical"));
      return Optional.empty();
    }
    return goOn();
  }

  private Optional<LocalDate> goOn() {
    if (chance.percent(5)) {
      pause();
    }
    if (chance.percent(2)) {
      transfer();
    }
    if (chance.percent(programme.completing())) {
      return complete(day(55 + chance.between(0, 30), 100 + chance.between(0, 45)));
    }
    if (chance.percent(75)) {
      withdraw(day(38, 100));
    }
    return Optional.empty();
  }

  String enrollment() {
    return diary.learner() + "-" + programme.id();
  }

  private ObjectNode data() {
    return diary.data(enrollment());
  }

  private void enrol() {
    ObjectNode enrolled = data();
    enrolled.set("programme", programme.json());
    enrolled.put("startedOn", start.toString());
    enrolled.put("refundDeadline", start.plusDays(14).toString());
    if (chance.percent(95)) {
      enrolled.put("deliveryMode", chance.oneOf(MODES));
    }
    if (chance.percent(95)) {
      enrolled.put("funding", chance.oneOf(FUNDINGS));
    }
    diary.note(ENROLLMENT, "learner-enrolled", start, enrolled);
  }

  private void declareProfile() {
    if (chance.percent(4) || person.answers().isEmpty()) {
      return;
    }
    ObjectNode declared = diary.data().put("declaredOn", start.toString());
    declared.set("attributes", person.answers());
    diary.note(ENROLLMENT, "profile-declared", start, declared);
    if (chance.oneIn(100) && person.answers().has("disability")) {
      ObjectNode withdrawn = diary.data();
      withdrawn.putArray("attributes").add("disability");
      diary.note(ENROLLMENT, "profile-withdrawn", start.plusDays(20), withdrawn);
    }
  }

  /** Some are declared in time and recorded when the outcome is known: quality counts them. */
  private void declareIntent() {
    if (chance.percent(8)) {
      return;
    }
    if (chance.oneIn(50)) {
      diary.noteLate(ENROLLMENT, "intent-declared", start, intent(person.intent(), start));
      return;
    }
    diary.note(ENROLLMENT, "intent-declared", start, intent(person.intent(), start));
    if (chance.oneIn(60)) {
      correctIntent(chance.between(1, 60));
    }
  }

  /**
   * In the first days it counts; what is corrected later moves nobody, and some of it comes late.
   */
  private void correctIntent(int days) {
    LocalDate on = start.plusDays(days);
    ObjectNode corrected = intent("keep-job", on).put("proof", "signed-form");
    if (days > 30) {
      diary.noteLate(ENROLLMENT, "intent-corrected", on, corrected);
    } else {
      diary.note(ENROLLMENT, "intent-corrected", on, corrected);
    }
  }

  private ObjectNode intent(String intent, LocalDate on) {
    ObjectNode declared = data().put("intent", intent);
    return declared.put("authorisedToWork", chance.percent(97)).put("declaredOn", on.toString());
  }

  private void exclude(LocalDate on, List<String> reasons) {
    ObjectNode excluded = on(on).put("reason", chance.oneOf(reasons));
    excluded.put("proof", "certificate-on-file");
    diary.noteLate(ENROLLMENT, "enrollment-excluded", on, excluded);
  }

  /** Early enough that it is over before anything else happens. */
  private void pause() {
    LocalDate from = day(12, 20);
    diary.note(ENROLLMENT, "enrollment-suspended", from, on(from));
    LocalDate until = day(21, 30);
    diary.note(ENROLLMENT, "enrollment-resumed", until, on(until));
  }

  private void transfer() {
    LocalDate on = day(32, 36);
    ObjectNode transferred = on(on).put("toProgramme", programme.id() + "-evenings");
    diary.note(ENROLLMENT, "learner-transferred", on, transferred);
  }

  private void withdraw(LocalDate on) {
    ObjectNode withdrew = on(on).put("reason", chance.oneOf(REASONS));
    diary.note(ENROLLMENT, "learner-withdrew", on, withdrew);
  }

  private Optional<LocalDate> complete(LocalDate on) {
    if (chance.oneIn(150)) {
      takeBackWithdrawal(on.minusDays(5));
    }
    ObjectNode completed = data().put("completedOn", on.toString());
    if (programme.certified()) {
      completed.put("certificate", "certificate-" + diary.learner());
    }
    diary.note(OUTCOME, "programme-completed", on, completed);
    if (chance.oneIn(120)) {
      exclude(on.plusDays(chance.between(20, 150)), List.of("active-duty"));
    }
    if (chance.oneIn(150)) {
      revoke(on.plusDays(chance.between(5, 60)));
      return Optional.empty();
    }
    return Optional.of(on);
  }

  private void revoke(LocalDate on) {
    diary.note(OUTCOME, "completion-revoked", on, on(on).put("reason", "plagiarism"));
  }

  private void takeBackWithdrawal(LocalDate on) {
    ObjectNode withdrew = on(on).put("reason", "time");
    PostedEvent mistake = diary.note(ENROLLMENT, "learner-withdrew", on, withdrew);
    diary.takeBack(mistake, on.plusDays(1), "entered for the wrong learner");
  }

  private ObjectNode on(LocalDate on) {
    return data().put("on", on.toString());
  }

  /** A day between these parts of the published length, in percent. */
  private LocalDate day(int least, int most) {
    return start.plusDays(programme.days() * (long) chance.between(least, most) / 100);
  }
}
