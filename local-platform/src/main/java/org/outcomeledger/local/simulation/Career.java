package org.outcomeledger.local.simulation;

import static org.outcomeledger.local.learning.WritingService.OUTCOME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.outcomeledger.local.learning.PostedEvent;

/**
 * What is heard of a learner after the completion: a job or two, a further study, answers to
 * surveys. Of some nothing is heard at all.
 *
 * @param placed how many of a hundred find a job
 */
record Career(Training training, LocalDate completed, int placed, Diary diary, Chance chance) {
  private static final List<String> CONTRACTS =
      List.of(
          "permanent",
          "permanent",
          "permanent",
          "permanent",
          "fixed-term",
          "fixed-term",
          "fixed-term",
          "temporary-agency",
          "temporary-agency",
          "apprenticeship",
          "internship",
          "freelance",
          "founder",
          "public-service");
  private static final List<String> EVIDENCE =
      List.of(
          "contract",
          "contract",
          "payslip",
          "offer-letter",
          "employer-attestation",
          "employment-history-service",
          "learner-statement");
  private static final List<String> WITHOUT_JOB =
      List.of("seeking", "seeking", "seeking", "not-seeking", "unable", "unreachable");
  private static final List<String> CHANNELS = List.of("email", "phone", "sms");

  void goOn() {
    if (chance.percent(training.person().wantsJob() ? 7 : 20)) {
      study();
      answerSurveys("studying");
    } else if (chance.percent(placed)) {
      String contract = chance.oneOf(CONTRACTS);
      work(contract);
      answerSurveys(
          contract.equals("freelance") || contract.equals("founder")
              ? "self-employed"
              : "employed");
    } else if (chance.percent(62)) {
      answerSurveys(chance.oneOf(WITHOUT_JOB));
    }
  }

  private void study() {
    LocalDate from = completed.plusDays(chance.between(10, 120));
    ObjectNode started = diary.data().put("studyId", diary.learner() + "-study");
    diary.note(OUTCOME, "further-study-started", from, started.put("startedOn", from.toString()));
    if (chance.percent(60)) {
      LocalDate until = from.plusDays(chance.between(100, 600));
      ObjectNode ended = diary.data().put("studyId", diary.learner() + "-study");
      diary.note(OUTCOME, "further-study-ended", until, ended.put("endedOn", until.toString()));
    }
  }

  private void work(String contract) {
    LocalDate from =
        chance.percent(12)
            ? completed.minusDays(chance.between(1, 30))
            : completed.plusDays(chance.days(80));
    String employer = "employer-" + chance.between(1, 250);
    ObjectNode started = job("job", from, contract, employer);
    if (chance.oneIn(80)) {
      correctStart(from, started);
    } else {
      diary.note(OUTCOME, "employment-started", from, started);
    }
    if (!started.has("evidence") && chance.percent(55)) {
      attachEvidence(from.plusDays(chance.between(5, 90)));
    }
    if (chance.percent(30)) {
      changeJob(from.plusDays(chance.between(45, 420)), employer);
    }
  }

  private ObjectNode job(String which, LocalDate from, String contract, String employer) {
    ObjectNode job = diary.data(training.enrollment());
    job.put("employmentId", diary.learner() + "-" + which).put("startedOn", from.toString());
    job.put("contract", contract);
    if (contract.equals("fixed-term") || contract.equals("temporary-agency")) {
      job.put("expectedMonths", chance.between(2, 18));
    }
    job.put("weeklyHours", chance.oneOf(List.of(35, 35, 35, 39, 28, 20)));
    job.put("inField", chance.percent(80) ? "yes" : chance.percent(70) ? "no" : "unknown");
    job.put("hiredByProvider", chance.percent(3)).put("existedBeforeTraining", chance.percent(4));
    job.put("country", chance.percent(95) ? "FR" : "CH");
    if (chance.percent(90)) {
      job.put("employerRef", employer);
    }
    if (chance.percent(85)) {
      int pay = training.programme().pay() + 500 * chance.between(0, 24);
      job.set("salary", Pay.drawn(pay, chance));
    }
    if (chance.percent(70)) {
      job.putObject("evidence").put("kind", chance.oneOf(EVIDENCE));
    }
    return job;
  }

  /** A correction is a retraction and a new event, with the id that is free again. */
  private void correctStart(LocalDate from, ObjectNode right) {
    LocalDate wrong = from.minusDays(20);
    PostedEvent mistake =
        diary.note(
            OUTCOME,
            "employment-started",
            from,
            right.deepCopy().put("startedOn", wrong.toString()));
    diary.takeBack(mistake, from, "wrong first day");
    diary.note(OUTCOME, "employment-started", from, right);
  }

  private void attachEvidence(LocalDate on) {
    ObjectNode attached = diary.data().put("employmentId", diary.learner() + "-job");
    diary.note(OUTCOME, "evidence-attached", on, attached.put("kind", chance.oneOf(EVIDENCE)));
  }

  private void changeJob(LocalDate until, String employer) {
    ObjectNode ended = diary.data().put("employmentId", diary.learner() + "-job");
    diary.note(OUTCOME, "employment-ended", until, ended.put("endedOn", until.toString()));
    if (chance.percent(55)) {
      LocalDate next = until.plusDays(chance.between(1, 60));
      String of = chance.percent(25) ? employer : "employer-" + chance.between(1, 250);
      diary.note(OUTCOME, "employment-started", next, job("next-job", next, "permanent", of));
    }
  }

  private void answerSurveys(String situation) {
    for (int months : List.of(6, 12, 18)) {
      if (chance.percent(65)) {
        LocalDate asOf = completed.plusMonths(months).plusDays(chance.between(-10, 10));
        ObjectNode surveyed = diary.data(training.enrollment()).put("asOf", asOf.toString());
        surveyed.put("situation", situation).put("channel", chance.oneOf(CHANNELS));
        if (chance.percent(10)) {
          diary.noteLate(OUTCOME, "outcome-surveyed", asOf, surveyed);
        } else {
          diary.note(OUTCOME, "outcome-surveyed", asOf, surveyed);
        }
      }
    }
  }
}
