package org.outcomeledger.impact.mission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.entry.EnteredEntities;
import org.outcomeledger.impact.entry.Kept;

/**
 * The objectives that were set, and their targets in all versions. Promised: what was set is there
 * for good; a mission's objectives, and a target's versions, are numbered 1, 2, 3 and so on,
 * however many set at once. Fails as {@link EnteredEntities} do.
 */
@Singleton
public final class Missions {
  private static final EnteredEntities KEPT =
      new EnteredEntities("objective", "Objectives and targets");

  private static final String OF_MISSION =
      "from Objective o where o.mission = ?1 order by o.number";
  private static final String OBJECTIVES = "from Objective o order by o.mission, o.number";
  private static final String TARGETS =
      "from Target t order by t.objective, t.entry.indicator, t.entry.from, t.entry.to, t.version";
  private static final String OF_PERIOD =
      "from Target t where t.objective = ?1 and t.entry.indicator = ?2 and t.entry.from = ?3"
          + " and t.entry.to = ?4 order by t.version";

  private final ZoneId zone;

  Missions(ServiceConfig config) {
    this.zone = config.zone();
  }

  /** An objective with its targets: by indicator and period, each in all versions. */
  public record AimedAt(@JsonUnwrapped Objective objective, List<Target> targets) {
    public AimedAt {
      targets = List.copyOf(targets);
    }

    /** The same, without who set what: for readers who set nothing themselves. */
    public AimedAt withoutNames() {
      return new AimedAt(
          objective.withoutName(), targets.stream().map(Target::withoutName).toList());
    }
  }

  /** All objectives, by mission and number. */
  public Uni<List<AimedAt>> all() {
    return KEPT.read(
        session ->
            session
                .createQuery(OBJECTIVES, Objective.class)
                .getResultList()
                .chain(objectives -> withTargets(session, objectives)));
  }

  private static Uni<List<AimedAt>> withTargets(Session session, List<Objective> objectives) {
    return session
        .createQuery(TARGETS, Target.class)
        .getResultList()
        .map(
            targets ->
                objectives.stream().map(it -> new AimedAt(it, of(it.id(), targets))).toList());
  }

  private static List<Target> of(String objective, List<Target> targets) {
    return targets.stream().filter(it -> it.objective().equals(objective)).toList();
  }

  /** Keeps an objective as the next of its mission. */
  public Uni<Kept<Objective>> set(ObjectiveEntry entry, String who) {
    return KEPT.keep(session -> append(session, entry, who));
  }

  private Uni<Kept<Objective>> append(Session session, ObjectiveEntry entry, String who) {
    return session
        .createQuery(OF_MISSION, Objective.class)
        .setParameter(1, entry.mission().name())
        .getResultList()
        .chain(
            before -> {
              var same = before.stream().filter(it -> it.entry().equals(entry)).findFirst();
              return same.map(Kept::there)
                  .orElseGet(
                      () ->
                          Kept.keep(
                              session,
                              new Objective(entry, before.size() + 1, who, EnteredEntities.now())));
            });
  }

  /**
   * Keeps a target as the next version of its figure and period.
   *
   * @param objective its id
   * @param json what {@link TargetReader} reads
   */
  public Uni<Kept<Target>> set(String objective, JsonNode json, String who) {
    return KEPT.keep(
        session ->
            EnteredEntities.find(session, Objective.class, objective)
                .chain(
                    found -> {
                      if (found == null) {
                        throw unknown();
                      }
                      TargetEntry entry = TargetReader.read(json, found.getIndicators());
                      return append(session, objective, entry, who);
                    }));
  }

  private Uni<Kept<Target>> append(
      Session session, String objective, TargetEntry entry, String who) {
    return session
        .createQuery(OF_PERIOD, Target.class)
        .setParameter(1, objective)
        .setParameter(2, entry.indicator())
        .setParameter(3, entry.from())
        .setParameter(4, entry.to())
        .getResultList()
        .chain(
            all -> {
              List<Target> before = all.stream().filter(it -> isOf(it.entry(), entry)).toList();
              return !before.isEmpty() && before.getLast().entry().equals(entry)
                  ? Kept.there(before.getLast())
                  : Kept.keep(session, next(objective, entry, before.size() + 1, who));
            });
  }

  private static boolean isOf(TargetEntry one, TargetEntry other) {
    return Objects.equals(one.window(), other.window())
        && Objects.equals(one.measure(), other.measure());
  }

  private Target next(String objective, TargetEntry entry, int version, String who) {
    Instant now = EnteredEntities.now();
    boolean late = LocalDate.ofInstant(now, zone).isAfter(entry.from());
    return new Target(objective, entry, version, who, now, late);
  }

  private static Refusal unknown() {
    return new Refusal(
        ProblemType.UNKNOWN_OBJECTIVE,
        "There is no such objective: GET /missions/v1/objectives lists all.");
  }
}
