package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.StudyId;
import org.outcomeledger.indicators.LedgerName;

final class FurtherStudyTable {

  static final FactTable<FurtherStudyStarted> TABLE =
      new FactTable<>(
          "further_study",
          LedgerName.OUTCOME,
          FurtherStudyStarted.class,
          List.of(
              required("study_id", SqlType.UUID, e -> e.studyId().value()),
              required("started_on", SqlType.DATE, FurtherStudyStarted::startedOn)),
          FurtherStudyTable::event);

  private FurtherStudyTable() {}

  private static FurtherStudyStarted event(LearnerId learner, Fields row) {
    return new FurtherStudyStarted(new StudyId(row.uuid()), learner, row.date());
  }
}
