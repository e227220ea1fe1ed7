package org.outcomeledger.impact.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.entry.EnteredEntities;
import org.outcomeledger.indicators.disclosure.DisclosureControl;

/**
 * The samples of reports, what was drawn for each, and what was found. Promised: what was kept is
 * there for good, as it was; a commitment is drawn once. Fails as {@link EnteredEntities} do.
 */
@Singleton
final class Samples {
  private static final EnteredEntities KEPT = new EnteredEntities("audit_sample", "Samples");

  private static final String OF =
      "from AuditSample s where s.report = ?1 order by s.committedAt, s.commitment";
  private static final String REVEALED_OF =
      "from SampleReveal r where r.sample in (select s.commitment from AuditSample s where s.report = ?1)";
  private static final String DRAWN_OF =
      "from SampleDrawn d where d.sample in (select s.commitment from AuditSample s where s.report = ?1)";
  private static final String FOUND_OF =
      "from SampleFinding f where f.sample in (select s.commitment from AuditSample s where s.report = ?1)"
          + " order by f.id";
  private static final int MOST_RESULTS = 200;
  private static final String FOUND_IN = "from SampleFinding f where f.sample = ?1 order by f.id";

  /** Findings are only added, so that their number says which they are. */
  private record Counted(String sample, int findings) {}

  /** Exact limits take their time, and everybody may ask for them. */
  private final Cache<Counted, SampleResult> results =
      Caffeine.newBuilder().maximumSize(MOST_RESULTS).build();

  private final int leastRecords;

  Samples(DisclosureControl control) {
    this.leastRecords = control.policy().least();
  }

  /**
   * What committing led to.
   *
   * @param isNew false if the same is there already
   */
  record Committed(AuditSample sample, boolean isNew) {}

  /**
   * What drawing led to.
   *
   * @param isNew false if it was drawn before
   */
  record Draw(SampleDrawn drawn, boolean isNew) {}

  /** All of a report, from the earliest, as everybody may see them. */
  Uni<List<KeptSample>> of(String report, byte[] document) {
    return KEPT.read(
            session ->
                Uni.combine()
                    .all()
                    .unis(
                        all(session, OF, AuditSample.class, report),
                        all(session, REVEALED_OF, SampleReveal.class, report),
                        all(session, DRAWN_OF, SampleDrawn.class, report),
                        all(session, FOUND_OF, SampleFinding.class, report))
                    .usingConcurrencyOf(1)
                    .with(OfReport::new))
        .chain(
            it ->
                Offloaded.toWorkers(
                    () ->
                        it.kept(
                            new ToldErrors(ReportDifference.read(document), leastRecords),
                            this::result)));
  }

  private record OfReport(
      List<AuditSample> samples,
      List<SampleReveal> revealed,
      List<SampleDrawn> drawn,
      List<SampleFinding> findings) {

    List<KeptSample> kept(
        ToldErrors told, BiFunction<SampleDrawn, List<SampleFinding>, SampleResult> results) {
      var seeds = revealed.stream().collect(Collectors.toMap(SampleReveal::sample, it -> it));
      var draws = drawn.stream().collect(Collectors.toMap(SampleDrawn::sample, it -> it));
      return samples.stream()
          .map(
              it -> kept(it, seeds.get(it.commitment()), draws.get(it.commitment()), told, results))
          .toList();
    }

    private KeptSample kept(
        AuditSample sample,
        SampleReveal seed,
        SampleDrawn draw,
        ToldErrors told,
        BiFunction<SampleDrawn, List<SampleFinding>, SampleResult> results) {
      if (seed == null) {
        return KeptSample.committed(sample);
      }
      KeptSample kept = KeptSample.revealed(sample, seed);
      if (draw == null) {
        return kept;
      }
      SampleResult result = results.apply(draw, findings);
      return kept.drawn(result, told.isTold(sample.entry(), result));
    }
  }

  private static <T> Uni<List<T>> all(Session session, String query, Class<T> type, String of) {
    return session.createQuery(query, type).setParameter(1, of).getResultList();
  }

  private SampleResult result(SampleDrawn drawn, List<SampleFinding> findings) {
    List<SampleFinding> own =
        findings.stream().filter(it -> it.sample().equals(drawn.sample())).toList();
    return results.get(
        new Counted(drawn.sample(), own.size()),
        it -> SampleResult.of(SampleDocument.read(drawn.document()), own));
  }

  /**
   * The sample of a report.
   *
   * @throws Refusal in the {@link Uni}, where there is none
   */
  Uni<AuditSample> find(String report, String commitment) {
    return KEPT.read(session -> find(session, report, commitment));
  }

  private static Uni<AuditSample> find(Session session, String report, String commitment) {
    return EnteredEntities.find(session, AuditSample.class, commitment)
        .map(it -> it != null && it.report().equals(report) ? it : null)
        .onItem()
        .ifNull()
        .failWith(Samples::unknown);
  }

  /**
   * The sample of a report, for who committed to it.
   *
   * @throws Refusal in the {@link Uni}, where there is none, or it is another's
   */
  Uni<AuditSample> findOwn(String report, String commitment, String who) {
    return find(report, commitment)
        .invoke(
            it -> {
              if (!it.committedBy().equals(who)) {
                throw new Refusal(
                    ProblemType.FORBIDDEN,
                    "Whoever committed to a sample draws it and enters findings.");
              }
            });
  }

  /** Keeps a commitment, unless the same caller has made the same. */
  Uni<Committed> commit(AuditSample sample) {
    return KEPT.keep(
        session ->
            session
                .find(AuditSample.class, sample.commitment())
                .chain(
                    there -> {
                      if (there != null) {
                        return Uni.createFrom().item(new Committed(same(there, sample), false));
                      }
                      return session
                          .persist(sample)
                          .chain(session::flush)
                          .map(done -> new Committed(sample, true));
                    }));
  }

  private static AuditSample same(AuditSample there, AuditSample sample) {
    if (there.report().equals(sample.report())
        && there.entry().equals(sample.entry())
        && there.committedBy().equals(sample.committedBy())) {
      return there;
    }
    throw new Refusal(
        ProblemType.SAMPLE_STATE,
        "This commitment is that of another sample. Make another seed, which nobody knows yet.");
  }

  /** What was drawn of a sample; null where nothing was. */
  Uni<SampleDrawn> drawn(String sample) {
    return KEPT.read(session -> session.find(SampleDrawn.class, sample));
  }

  /**
   * What was drawn of a sample.
   *
   * @throws Refusal in the {@link Uni}, where nothing was
   */
  Uni<SampleDrawn> requireDrawn(AuditSample sample) {
    return drawn(sample.commitment())
        .onItem()
        .ifNull()
        .failWith(() -> new Refusal(ProblemType.SAMPLE_STATE, "The sample was not drawn yet."));
  }

  /** Keeps a seed that was told, unless it is there: it is committed when this ends. */
  Uni<Void> reveal(SampleReveal seed) {
    return KEPT.keep(
        session ->
            session
                .find(SampleReveal.class, seed.sample())
                .chain(
                    there ->
                        there != null
                            ? Uni.createFrom().voidItem()
                            : session.persist(seed).chain(session::flush)));
  }

  /** Keeps a draw, unless there is one. */
  Uni<Draw> keep(SampleDrawn draw) {
    return KEPT.keep(
        session ->
            session
                .find(SampleDrawn.class, draw.sample())
                .chain(
                    there ->
                        there != null
                            ? Uni.createFrom().item(new Draw(there, false))
                            : session
                                .persist(draw)
                                .chain(session::flush)
                                .map(done -> new Draw(draw, true))));
  }

  /** What came of a sample that was drawn. */
  Uni<SampleResult> result(SampleDrawn drawn) {
    return KEPT.read(
        session ->
            all(session, FOUND_IN, SampleFinding.class, drawn.sample())
                .map(it -> result(drawn, it)));
  }

  /** Adds findings, all or none, and tells what comes of all. */
  Uni<SampleResult> add(SampleDrawn drawn, List<FindingEntry> entries, String who) {
    requireDrawn(SampleDocument.read(drawn.document()), entries);
    List<SampleFinding> findings =
        entries.stream()
            .map(it -> new SampleFinding(drawn.sample(), it, who, EnteredEntities.now()))
            .toList();
    return KEPT.keep(session -> session.persistAll(findings.toArray()).chain(session::flush))
        .chain(() -> result(drawn));
  }

  private static void requireDrawn(SampleDocument sample, List<FindingEntry> entries) {
    Predicate<String> isDrawn =
        sample.strata().stream()
                .flatMap(it -> it.drawn().stream())
                .map(SampleDocument.DrawnRecord::leaf)
                .collect(Collectors.toSet())
            ::contains;
    for (int i = 0; i < entries.size(); i++) {
      if (!isDrawn.test(entries.get(i).leaf())) {
        throw new InvalidSample(
            "/findings/" + i + "/leaf", "leaf must be that of a record that was drawn.");
      }
    }
  }

  private static Refusal unknown() {
    return new Refusal(
        ProblemType.UNKNOWN_SAMPLE,
        "The report has no such sample: GET /reports/v1/{id}/samples lists all.");
  }
}
