package org.outcomeledger.impact.readmodel;

import java.util.List;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProgrammeCompleted;

/** Which event is in which table. */
final class Tables {

  static final List<Table<?>> ALL =
      List.of(
          EnrollmentTable.TABLE,
          WithdrawalTable.TABLE,
          IntentTable.TABLE,
          ProfileTable.TABLE,
          CompletionTable.TABLE,
          EmploymentTable.TABLE,
          EmploymentEndTable.TABLE,
          SurveyTable.TABLE);

  private Tables() {}

  static Table<?> of(LearnerEvent event) {
    return switch (event) {
      case LearnerEnrolled e -> EnrollmentTable.TABLE;
      case LearnerWithdrew e -> WithdrawalTable.TABLE;
      case IntentDeclared e -> IntentTable.TABLE;
      case ProfileDeclared e -> ProfileTable.TABLE;
      case ProgrammeCompleted e -> CompletionTable.TABLE;
      case EmploymentStarted e -> EmploymentTable.TABLE;
      case EmploymentEnded e -> EmploymentEndTable.TABLE;
      case OutcomeSurveyed e -> SurveyTable.TABLE;
    };
  }
}
