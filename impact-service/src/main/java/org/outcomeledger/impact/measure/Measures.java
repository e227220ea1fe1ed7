package org.outcomeledger.impact.measure;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.impact.entry.EnteredEntities;

/**
 * The measures that were entered, in all versions. Promised: what was entered is there for good,
 * and the versions of a name and a period are 1, 2, 3 and so on, however many enter at once. Fails
 * as {@link EnteredEntities} do.
 */
@Singleton
public final class Measures implements PanacheRepository<Measure> {
  private static final EnteredEntities KEPT = new EnteredEntities("measure", "Measures");

  private static final String PERIOD = "entry.name = ?1 and entry.from = ?2 and entry.to = ?3";
  private static final String LATEST =
      "m.version = (select max(it.version) from Measure it where it.entry.name = m.entry.name"
          + " and it.entry.from = m.entry.from and it.entry.to = m.entry.to)";
  private static final String ORDER = " order by m.entry.name, m.entry.from, m.entry.to, m.version";

  /**
   * What entering led to.
   *
   * @param isNew false if the latest version says exactly the same, which then is {@code measure}
   */
  public record Entered(Measure measure, boolean isNew) {}

  /** Keeps an entry as the next version of its name and period. */
  public Uni<Entered> enter(MeasureEntry entry, String who) {
    return KEPT.keep(session -> append(entry, who));
  }

  private Uni<Entered> append(MeasureEntry entry, String who) {
    return find(PERIOD + " order by version desc", entry.name(), entry.from(), entry.to())
        .firstResult()
        .chain(
            latest -> {
              if (latest != null && latest.entry().equals(entry)) {
                return Uni.createFrom().item(new Entered(latest, false));
              }
              int version = latest == null ? 1 : latest.version() + 1;
              return persistAndFlush(new Measure(entry, version, who, EnteredEntities.now()))
                  .map(kept -> new Entered(kept, true));
            });
  }

  /** One version, if it is there. */
  public Uni<Optional<Measure>> version(String name, LocalDate from, LocalDate to, int version) {
    return KEPT.read(
        session ->
            find(PERIOD + " and version = ?4", name, from, to, version)
                .firstResult()
                .map(Optional::ofNullable));
  }

  /**
   * By name, period and version.
   *
   * @param name of which name, empty for all
   * @param history every version, else of each name and period the latest
   */
  public Uni<List<Measure>> all(Optional<String> name, boolean history) {
    String asked = "from Measure m where " + (history ? "true" : LATEST);
    return KEPT.read(
        session ->
            name.map(it -> find(asked + " and m.entry.name = ?1" + ORDER, it))
                .orElseGet(() -> find(asked + ORDER))
                .list());
  }
}
