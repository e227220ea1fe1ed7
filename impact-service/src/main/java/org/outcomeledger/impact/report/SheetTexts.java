package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.impact.entry.EnteredEntities;
import org.outcomeledger.impact.entry.Kept;

/**
 * What people wrote on the mission sheets of reports. Promised: a sheet's texts are numbered 1, 2,
 * 3 and so on, however many write at once, and stay as they are, so a version of a sheet is the
 * same for ever. Fails as {@link EnteredEntities} do.
 */
@Singleton
final class SheetTexts {
  private static final EnteredEntities KEPT = new EnteredEntities("sheet-text", "Texts of forms");

  private static final String OF_REPORT = "from SheetText t where t.report = ?1 order by t.version";

  SheetTexts() {}

  /** Of a report, by version. */
  Uni<List<SheetText>> of(String report) {
    return KEPT.read(session -> of(session, report));
  }

  private static Uni<List<SheetText>> of(Session session, String report) {
    return session.createQuery(OF_REPORT, SheetText.class).setParameter(1, report).getResultList();
  }

  /**
   * Keeps a text as the next version of its report's sheet, unless exactly this is the latest: but
   * what was written of a draft is written anew of the published report.
   */
  Uni<Kept<SheetText>> write(KeptReport report, SheetEntry entry, String who) {
    return KEPT.keep(
        session ->
            of(session, report.report().id())
                .chain(before -> write(session, report, before, entry, who)));
  }

  private static Uni<Kept<SheetText>> write(
      Session session, KeptReport report, List<SheetText> before, SheetEntry entry, String who) {
    WrittenSheet sheet = WrittenSheet.of(before, report);
    return sheet
        .text(entry.objective(), entry.part())
        .filter(it -> it.entry().equals(entry))
        .filter(it -> sheet.isPublic(it) || !report.isPublished())
        .map(Kept::there)
        .orElseGet(() -> next(session, report.report().id(), before.size() + 1, entry, who));
  }

  private static Uni<Kept<SheetText>> next(
      Session session, String report, int version, SheetEntry entry, String who) {
    return Kept.keep(session, new SheetText(report, version, entry, who, EnteredEntities.now()));
  }
}
