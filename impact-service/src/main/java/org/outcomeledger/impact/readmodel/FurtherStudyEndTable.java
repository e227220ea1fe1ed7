package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.StudyId;
import org.outcomeledger.indicators.LedgerName;

final class FurtherStudyEndTable {

  static final FactTable<FurtherStudyEnded> TABLE =
      new FactTable<>(
          "further_study_end",
          LedgerName.OUTCOME,
          FurtherStudyEnded.class,
          List.of(
              required("study_id", SqlType.UUID, e -> e.studyId().value()),
              required("ended_on", SqlType.DATE, FurtherStudyEnded::endedOn)),
          FurtherStudyEndTable::event);

  private FurtherStudyEndTable() {}

  private static FurtherStudyEnded event(LearnerId learner, Fields row) {
    return new FurtherStudyEnded(new StudyId(row.uuid()), learner, row.date());
  }
}
