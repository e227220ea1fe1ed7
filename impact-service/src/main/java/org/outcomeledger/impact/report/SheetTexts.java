package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.impact.entry.EnteredEntities;

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

  /**
   * What writing led to.
   *
   * @param isNew false if exactly this is the latest already
   */
  record Kept(SheetText text, boolean isNew) {}

  /** Of a report, by version. */
  Uni<List<SheetText>> of(String report) {
    return KEPT.read(session -> of(session, report));
  }

  private static Uni<List<SheetText>> of(Session session, String report) {
    return session.createQuery(OF_REPORT, SheetText.class).setParameter(1, report).getResultList();
  }

  /** Keeps a text as the next version of its report's sheet. */
  Uni<Kept> write(String report, SheetEntry entry, String who) {
    return KEPT.keep(
        session ->
            of(session, report)
                .chain(
                    before ->
                        WrittenSheet.of(before)
                            .text(entry.objective(), entry.part())
                            .filter(it -> it.entry().equals(entry))
                            .map(it -> Uni.createFrom().item(new Kept(it, false)))
                            .orElseGet(
                                () -> next(session, report, before.size() + 1, entry, who))));
  }

  private static Uni<Kept> next(
      Session session, String report, int version, SheetEntry entry, String who) {
    var text = new SheetText(report, version, entry, who, EnteredEntities.now());
    return session.persist(text).chain(session::flush).map(done -> new Kept(text, true));
  }
}
