package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * What a learner's spells of employment and of further study are, whichever record they are looked
 * at from: when each ended, what training an employment is judged against, whether there is
 * evidence of it. Worked out once per learner, when it is first asked for: each spell looks through
 * all ends, so once per record would be too often for a learner with a thousand of everything.
 */
final class Spells {
  private LearnerFacts facts = new LearnerFacts();
  private int asOf;
  private boolean derived;
  private int[] employedTo = new int[4];
  private int[] programme = new int[4];
  private boolean[] evidenced = new boolean[4];
  private int[] studiesTo = new int[4];

  void begin(LearnerFacts ofLearner, int day) {
    facts = ofLearner;
    asOf = day;
    derived = false;
  }

  /** The last day of an employment, {@link Days#NEVER} while it goes on. */
  int employedTo(int employment) {
    derive();
    return employedTo[employment];
  }

  /**
   * The programme of the enrollment that an employment is judged against, whenever that begins and
   * whatever became of it; {@link LearnerFacts#ABSENT} where none is recorded: the employment waits
   * for it.
   */
  int programme(int employment) {
    derive();
    return programme[employment];
  }

  /** Whether there is evidence of an employment, of any kind. */
  boolean isEvidenced(int employment) {
    derive();
    return evidenced[employment];
  }

  /** The last day of a further study, {@link Days#NEVER} while it goes on. */
  int studiesTo(int study) {
    derive();
    return studiesTo[study];
  }

  private void derive() {
    if (!derived) {
      ensureRoom();
      for (int employment = 0; employment < facts.employments(); employment++) {
        employedTo[employment] = endOfEmployment(facts.employmentId(employment));
        programme[employment] = programmeOf(facts.judgedEnrollment(employment));
        evidenced[employment] = facts.hasEvidence(employment);
      }
      for (int study = 0; study < facts.studies(); study++) {
        studiesTo[study] = endOfStudy(facts.studyId(study));
      }
      derived = true;
    }
  }

  private void ensureRoom() {
    if (facts.employments() > employedTo.length) {
      int room = facts.employments() * 2;
      employedTo = new int[room];
      programme = new int[room];
      evidenced = new boolean[room];
    }
    if (facts.studies() > studiesTo.length) {
      studiesTo = new int[facts.studies() * 2];
    }
  }

  private int endOfEmployment(long id) {
    int last = NEVER;
    for (int end = 0; end < facts.employmentEnds(); end++) {
      int day = facts.employedTo(end);
      if (day < last && day <= asOf && facts.endedEmployment(end) == id) {
        last = day;
      }
    }
    return last;
  }

  private int endOfStudy(long id) {
    int last = NEVER;
    for (int end = 0; end < facts.studyEnds(); end++) {
      int day = facts.studiesTo(end);
      if (day < last && day <= asOf && facts.endedStudy(end) == id) {
        last = day;
      }
    }
    return last;
  }

  private int programmeOf(long enrollmentId) {
    for (int it = 0; it < facts.enrollments(); it++) {
      if (facts.enrollmentId(it) == enrollmentId) {
        return facts.programme(it);
      }
    }
    return LearnerFacts.ABSENT;
  }
}
