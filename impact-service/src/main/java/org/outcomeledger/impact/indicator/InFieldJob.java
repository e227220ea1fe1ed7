package org.outcomeledger.impact.indicator;

import static org.outcomeledger.impact.indicator.Days.NEVER;

import java.util.List;
import org.outcomeledger.event.InField;

/** EMP1: the share of those who want a job that have one in their field within 180 days. */
public final class InFieldJob implements Share {
  private static final int WINDOW = 180;
  private static final Definition DEFINITION =
      new Definition(
          "EMP1",
          "In-field job within 180 days",
          List.of(Pillar.P2),
          "What share of those who completed and want a job began an in-field job within 180 days?",
          "Records with one employment that is in the field of this training, has evidence of any"
              + " kind, did not exist before the training, started from the record's start to"
              + " completion + 180 days, and did not end before completion.",
          "Completed records whose completion + 180 days + 30 days is on or before asOf, the unknown"
              + " among them. Unknown: not in the numerator, and either the situation on completion"
              + " + 180 days is unknown (neither a further study nor an employment that counts covers"
              + " it, no survey but unreachable lies within 60 days, and no exclusion that came"
              + " after completion by then makes the learner unable), or an employment of the window lacks only"
              + " evidence or is not known to be in field. A job that existed before the training"
              + " makes nobody employed.",
          "Once old enough to be judged: a declared intent other than new-job, or no authorisation to"
              + " work, dated by start + 3 days and declared for the record's earliest enrollment;"
              + " nothing declared stays in; of several the latest dated counts, of one day a"
              + " correction before a declaration, of contrary ones of one day and kind the one that"
              + " stays in. "
              + Definition.EXCLUDED
              + " "
              + Definition.REFUNDS,
          "180 days from completion, and 30 days for the news; pending until then. from and to bound"
              + " the completion.",
          "CIRR",
          "1");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int referenceDay(LearnerRecord record) {
    return record.completedOn();
  }

  @Override
  public Standing standing(LearnerRecord record, Frame frame) {
    int completed = record.completedOn();
    if (completed == NEVER) {
      return Standing.OUTSIDE;
    }
    boolean mature = Days.mature(completed + WINDOW, frame.asOf());
    if (record.isExcluded() || !record.wantsNewJob()) {
      return mature ? Standing.EXCLUDED : Standing.OUTSIDE;
    }
    return mature ? placed(record, completed) : Standing.PENDING;
  }

  private static Standing placed(LearnerRecord record, int completed) {
    boolean unclear = false;
    for (int employment = 0; employment < record.employments(); employment++) {
      if (!record.counts(employment) || !isInWindow(record, employment, completed)) {
        continue;
      }
      InField inField = record.inField(employment);
      if (inField == InField.YES && record.hasEvidence(employment)) {
        return Standing.NUMERATOR;
      }
      unclear |= inField != InField.NO;
    }
    unclear |= record.situationOn(completed + WINDOW) == SituationOnDay.UNKNOWN;
    return unclear ? Standing.UNKNOWN : Standing.OTHER;
  }

  private static boolean isInWindow(LearnerRecord record, int employment, int completed) {
    return record.employedFrom(employment) <= completed + WINDOW
        && record.employedTo(employment) >= completed;
  }
}
