package org.outcomeledger.impact.readmodel;

import java.util.List;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/** Which event is in which table. */
final class FactTables {

  static final List<FactTable<?>> ALL =
      List.of(
          EnrollmentTable.TABLE,
          IntentTable.TABLE,
          IntentCorrectionTable.TABLE,
          ProfileTable.TABLE,
          ProfileWithdrawalTable.TABLE,
          SuspensionTable.TABLE,
          ResumptionTable.TABLE,
          TransferTable.TABLE,
          WithdrawalTable.TABLE,
          ExclusionTable.TABLE,
          RetractionTable.OF_ENROLLMENTS,
          CompletionTable.TABLE,
          CompletionRevocationTable.TABLE,
          EmploymentTable.TABLE,
          EmploymentEndTable.TABLE,
          EvidenceTable.TABLE,
          FurtherStudyTable.TABLE,
          FurtherStudyEndTable.TABLE,
          SurveyTable.TABLE,
          RetractionTable.OF_OUTCOMES);

  private FactTables() {}

  static FactTable<?> of(Fact fact) {
    return switch (fact.event()) {
      case LearnerEnrolled e -> EnrollmentTable.TABLE;
      case IntentDeclared e -> IntentTable.TABLE;
      case IntentCorrected e -> IntentCorrectionTable.TABLE;
      case ProfileDeclared e -> ProfileTable.TABLE;
      case ProfileWithdrawn e -> ProfileWithdrawalTable.TABLE;
      case EnrollmentSuspended e -> SuspensionTable.TABLE;
      case EnrollmentResumed e -> ResumptionTable.TABLE;
      case LearnerTransferred e -> TransferTable.TABLE;
      case LearnerWithdrew e -> WithdrawalTable.TABLE;
      case EnrollmentExcluded e -> ExclusionTable.TABLE;
      case ProgrammeCompleted e -> CompletionTable.TABLE;
      case CompletionRevoked e -> CompletionRevocationTable.TABLE;
      case EmploymentStarted e -> EmploymentTable.TABLE;
      case EmploymentEnded e -> EmploymentEndTable.TABLE;
      case EvidenceAttached e -> EvidenceTable.TABLE;
      case FurtherStudyStarted e -> FurtherStudyTable.TABLE;
      case FurtherStudyEnded e -> FurtherStudyEndTable.TABLE;
      case OutcomeSurveyed e -> SurveyTable.TABLE;
      case EventRetracted e -> RetractionTable.of(fact.ledger());
    };
  }

  /** The tables that are written from this ledger. */
  static List<FactTable<?>> of(LedgerName ledger) {
    return ALL.stream().filter(table -> table.ledger() == ledger).toList();
  }

  /** Those whose rows a retraction may delete: no retraction is retracted. */
  static List<FactTable<?>> retractable(LedgerName ledger) {
    return of(ledger).stream().filter(table -> table != RetractionTable.of(ledger)).toList();
  }
}
