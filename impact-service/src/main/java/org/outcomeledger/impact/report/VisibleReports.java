package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.outcomeledger.http.PublicCaller;
import org.outcomeledger.http.Roles;

/** The reports that whoever calls may see: drafts are for those who write reports. */
@Singleton
final class VisibleReports {
  private final Reports reports;
  private final PublicCaller anyone;

  VisibleReports(Reports reports, PublicCaller anyone) {
    this.reports = reports;
    this.anyone = anyone;
  }

  /** Whether the caller sees drafts too. */
  Uni<Boolean> drafts() {
    return anyone.may(Roles.REPORTS_WRITE);
  }

  /**
   * The report of this id.
   *
   * @throws org.outcomeledger.http.Refusal in the {@link Uni}, where the caller sees none
   */
  Uni<KeptReport> find(String id) {
    return drafts().chain(drafts -> reports.find(id).map(it -> visible(it, drafts)));
  }

  static KeptReport visible(KeptReport it, boolean drafts) {
    if (!drafts && !it.isPublished()) {
      throw Reports.unknown();
    }
    return it;
  }
}
