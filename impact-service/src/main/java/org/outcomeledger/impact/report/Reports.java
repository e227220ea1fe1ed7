package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.entry.EnteredEntities;
import org.outcomeledger.impact.entry.Kept;
import org.outcomeledger.impact.report.Freezing.Frozen;

/**
 * The reports that were frozen, and what became of them. Promised: one that was kept is there for
 * good, as it was, and takes each step once. Fails as {@link EnteredEntities} do.
 */
@Singleton
final class Reports {
  private static final EnteredEntities KEPT = new EnteredEntities("report", "Reports");

  private static final String ALL = "from Report r order by r.frozenAt, r.id";
  private static final String STEPS = "from ReportStep s order by s.id";
  private static final String CHAIN =
      """
      with recursive chain as (
        select id, previous from report where id = ?1
        union all
        select r.id, r.previous from report r join chain c on r.id = c.previous)
      select id from chain
      """;
  private static final String SIZE =
      "select octet_length(document) from report_bytes where report = ?1";
  private static final String STEPS_OF = "from ReportStep s where s.report = ?1 order by s.id";

  Reports() {}

  /** All that there are, from the earliest. */
  Uni<List<KeptReport>> all() {
    return KEPT.read(
        session ->
            session
                .createQuery(ALL, Report.class)
                .getResultList()
                .chain(reports -> withSteps(session, reports)));
  }

  private static Uni<List<KeptReport>> withSteps(Session session, List<Report> reports) {
    return session
        .createQuery(STEPS, ReportStep.class)
        .getResultList()
        .map(
            steps ->
                reports.stream()
                    .map(
                        it ->
                            new KeptReport(
                                it,
                                steps.stream().filter(s -> s.report().equals(it.id())).toList()))
                    .toList());
  }

  /**
   * The report of this id.
   *
   * @throws Refusal in the {@link Uni}, where there is none
   */
  Uni<KeptReport> find(String id) {
    return KEPT.read(session -> find(session, id));
  }

  private static Uni<KeptReport> find(Session session, String id) {
    return EnteredEntities.find(session, Report.class, id)
        .onItem()
        .ifNull()
        .failWith(Reports::unknown)
        .chain(
            report ->
                session
                    .createQuery(STEPS_OF, ReportStep.class)
                    .setParameter(1, id)
                    .getResultList()
                    .map(steps -> new KeptReport(report, steps)));
  }

  /**
   * The report of this id, if everybody may read it.
   *
   * @throws Refusal in the {@link Uni}, where there is none
   */
  Uni<KeptReport> findPublished(String id) {
    return find(id).map(it -> VisibleReports.visible(it, false));
  }

  /**
   * The report of this id, for an auditor of it.
   *
   * @throws Refusal in the {@link Uni}, where there is none, or they did something to it
   */
  Uni<KeptReport> findToAudit(String id, String who) {
    return find(id).invoke(it -> requireIndependent(it, who));
  }

  /**
   * Whoever did something to a report does not audit it.
   *
   * @throws Refusal for them
   */
  static void requireIndependent(KeptReport report, String who) {
    boolean isTheirs =
        report.report().frozenBy().equals(who)
            || report.steps().stream().anyMatch(it -> it.doneBy().equals(who));
    if (isTheirs) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Whoever froze or published a report does not audit it.");
    }
  }

  /** A report, the one that it restates, the one which that restates, and so on. */
  Uni<List<String>> withEarlier(String report) {
    return KEPT.read(
        session ->
            session.createNativeQuery(CHAIN, String.class).setParameter(1, report).getResultList());
  }

  /** How many bytes the document of a report has. */
  Uni<Integer> documentSize(String report) {
    return KEPT.read(
        session ->
            session
                .createNativeQuery(SIZE, Integer.class)
                .setParameter(1, report)
                .getSingleResult());
  }

  /** The document of a report: its bytes, as they are served. */
  Uni<byte[]> document(String report) {
    return part(ServedDocument.class, report).map(ServedDocument::bytes);
  }

  /** The documents of a report, that of its exact figures too. */
  Uni<ReportBytes> bytes(String report) {
    return part(ReportBytes.class, report);
  }

  /** The hashes of a report's trees. */
  Uni<ReportLeaves> leaves(String report) {
    return part(ReportLeaves.class, report);
  }

  private static <T> Uni<T> part(Class<T> type, String report) {
    return KEPT.read(session -> session.find(type, report));
  }

  /** Keeps a report, unless the same bytes are there. */
  Uni<Kept<KeptReport>> keep(Frozen frozen, String who) {
    Report report = new Report(frozen, who, EnteredEntities.now());
    var bytes = new ReportBytes(report.id(), frozen.document(), frozen.exact());
    var leaves = new ReportLeaves(report.id(), frozen.entries(), frozen.records());
    return KEPT.keep(
        session ->
            session
                .find(Report.class, report.id())
                .chain(
                    there ->
                        there != null
                            ? find(session, there.id()).chain(Kept::there)
                            : session
                                .persistAll(report, bytes, leaves)
                                .chain(session::flush)
                                .map(done -> new Kept<>(new KeptReport(report, List.of()), true))));
  }

  /** Publishes a draft; what it restates is restated from then on. */
  Uni<Kept<KeptReport>> publish(String id, String who) {
    return step(
        id,
        ReportState.PUBLISHED,
        Set.of(ReportState.DRAFT),
        (session, draft) ->
            restated(session, draft.previous(), who)
                .chain(() -> add(session, draft.id(), ReportState.PUBLISHED, null, who)));
  }

  private static Uni<Void> restated(Session session, String previous, String who) {
    return previous == null
        ? Uni.createFrom().voidItem()
        : find(session, previous)
            .invoke(Reports::requirePublished)
            .chain(it -> add(session, previous, ReportState.RESTATED, null, who));
  }

  /** Withdraws a report that is public; its bytes stay. */
  Uni<Kept<KeptReport>> withdraw(String id, String reason, String who) {
    return step(
        id,
        ReportState.WITHDRAWN,
        Set.of(ReportState.PUBLISHED, ReportState.RESTATED),
        (session, report) -> add(session, report.id(), ReportState.WITHDRAWN, reason, who));
  }

  private interface Step {
    Uni<Void> take(Session session, Report report);
  }

  /** What is there already is answered; what is in no such state is refused. */
  private static Uni<Kept<KeptReport>> step(
      String id, ReportState to, Set<ReportState> from, Step step) {
    return KEPT.keep(
        session ->
            find(session, id)
                .chain(
                    it -> {
                      if (it.standing() == to) {
                        return Kept.there(it);
                      }
                      if (!from.contains(it.standing())) {
                        throw notAllowed(it);
                      }
                      return step.take(session, it.report())
                          .chain(done -> find(session, id))
                          .map(after -> new Kept<>(after, true));
                    }));
  }

  private static Uni<Void> add(
      Session session, String report, ReportState to, String reason, String who) {
    return session
        .persist(new ReportStep(report, to, reason, who, EnteredEntities.now()))
        .chain(session::flush);
  }

  /**
   * Only what is published, and neither restated nor withdrawn, can be restated.
   *
   * @throws Refusal for others
   */
  static void requirePublished(KeptReport it) {
    if (it.standing() != ReportState.PUBLISHED) {
      throw notAllowed(it);
    }
  }

  static Refusal unknown() {
    return new Refusal(
        ProblemType.UNKNOWN_REPORT,
        "There is no such report: GET /reports/v1 lists all that you may see.");
  }

  /**
   * For whoever writes about it.
   *
   * @throws Refusal of one that is restated or withdrawn
   */
  static KeptReport requireInUse(KeptReport it) {
    if (it.standing() != ReportState.DRAFT && it.standing() != ReportState.PUBLISHED) {
      throw new Refusal(
          ProblemType.REPORT_STATE,
          "The report %s is %s: people write about drafts and about published reports."
              .formatted(it.report().id(), it.standing().text()));
    }
    return it;
  }

  static Refusal restatesNone() {
    return new Refusal(
        ProblemType.REPORT_STATE, "The report restates no other, so there is no difference.");
  }

  private static Refusal notAllowed(KeptReport it) {
    return new Refusal(
        ProblemType.REPORT_STATE,
        "The report %s is %s: drafts are published, published reports are restated or withdrawn."
            .formatted(it.report().id(), it.standing().text()));
  }
}
