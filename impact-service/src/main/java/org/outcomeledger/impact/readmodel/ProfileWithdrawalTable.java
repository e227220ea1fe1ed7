package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.indicators.LedgerName;

final class ProfileWithdrawalTable {

  static final FactTable<ProfileWithdrawn> TABLE =
      new FactTable<>(
          "profile_withdrawal",
          LedgerName.ENROLLMENT,
          ProfileWithdrawn.class,
          List.of(required("attributes", SqlType.NAMES, ProfileWithdrawalTable::columns)),
          ProfileWithdrawalTable::event);

  private ProfileWithdrawalTable() {}

  /** Named as the columns of the profile table are. */
  private static String columns(ProfileWithdrawn event) {
    return event.attributes().stream()
        .map(attribute -> attribute.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private static Set<ProfileAttribute> attributes(Set<String> columns) {
    return columns.stream()
        .map(column -> ProfileAttribute.valueOf(column.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static ProfileWithdrawn event(LearnerId learner, Fields row) {
    return new ProfileWithdrawn(learner, attributes(row.names()));
  }
}
