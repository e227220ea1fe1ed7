package org.outcomeledger.impact.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.entry.EnteredEntities;
import org.outcomeledger.impact.entry.Kept;
import org.outcomeledger.indicators.disclosure.DisclosureControl;

/**
 * The samples of reports, what was drawn for each, and what was found. Promised: what was kept is
 * there for good, as it was; a commitment is drawn once. Fails as {@link EnteredEntities} do.
 */
@Singleton
final class Samples {
  private static final EnteredEntities KEPT = new EnteredEntities("audit_sample", "Samples");

  private static final String OF =
      "from AuditSample s where s.report in ?1 order by s.committedAt, s.commitment";
  private static final String IN_REPORTS =
      " in (select s.commitment from AuditSample s where s.report in ?1)";
  private static final String REVEALED_OF = "from SampleReveal r where r.sample" + IN_REPORTS;
  private static final String DRAWN_OF =
      "select d.sample, (select count(f) from SampleFinding f where f.sample = d.sample), d.doneAt"
          + " from SampleDrawn d where d.sample"
          + IN_REPORTS;
  private static final String FOUND_IN = "from SampleFinding f where f.sample = ?1 order by f.id";
  private static final String SIZE =
      "select octet_length(document) from sample_draw where sample = ?1";
  private static final int MOST_RESULTS = 200;

  /** Findings are only added, so that their number says which they are. */
  private record Counted(String sample, long findings) {}

  /** What was drawn, without the document. */
  private record Drawn(Counted found, Instant at) {
    static Drawn of(Object[] row) {
      return new Drawn(new Counted((String) row[0], (Long) row[1]), (Instant) row[2]);
    }
  }

  /** Exact limits take their time, and everybody may ask for them. Without the findings. */
  private final Cache<Counted, SampleResult> results =
      Caffeine.newBuilder().maximumSize(MOST_RESULTS).build();

  /** By report, which never changes. */
  private final Cache<String, ToldErrors> told =
      Caffeine.newBuilder().maximumSize(MOST_RESULTS).build();

  private final Reports reports;
  private final ReportDocuments documents;
  private final ReaderMemory memory;
  private final int leastRecords;

  Samples(
      Reports reports, ReportDocuments documents, ReaderMemory memory, DisclosureControl control) {
    this.reports = reports;
    this.documents = documents;
    this.memory = memory;
    this.leastRecords = control.policy().least();
  }

  /**
   * All of a report and of those that it restates, one through the other, from the earliest, as
   * everybody may see them.
   */
  Uni<List<KeptSample>> of(String report) {
    return reports.withEarlier(report).chain(this::of);
  }

  private Uni<List<KeptSample>> of(List<String> chain) {
    return Multi.createFrom()
        .iterable(chain)
        .onItem()
        .transformToUniAndConcatenate(report -> told(report).map(it -> Map.entry(report, it)))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue)
        .chain(byReport -> rows(chain).chain(rows -> kept(rows, byReport)));
  }

  /** What is kept of a report's samples, without what was drawn and found. */
  private record Rows(
      List<AuditSample> samples, List<SampleReveal> revealed, List<Object[]> drawn) {}

  private static Uni<Rows> rows(List<String> chain) {
    return KEPT.read(
        session ->
            Uni.combine()
                .all()
                .unis(
                    all(session, OF, AuditSample.class, chain),
                    all(session, REVEALED_OF, SampleReveal.class, chain),
                    all(session, DRAWN_OF, Object[].class, chain))
                .usingConcurrencyOf(1)
                .with(Rows::new));
  }

  private Uni<ToldErrors> told(String report) {
    ToldErrors known = told.getIfPresent(report);
    return known != null
        ? Uni.createFrom().item(known)
        : documents
            .made(report, it -> ToldErrors.of(it, leastRecords))
            .invoke(it -> told.put(report, it));
  }

  private Uni<List<KeptSample>> kept(Rows rows, Map<String, ToldErrors> told) {
    var seeds = rows.revealed().stream().collect(Collectors.toMap(SampleStep::sample, it -> it));
    var drawn =
        rows.drawn().stream()
            .map(Drawn::of)
            .collect(Collectors.toMap(it -> it.found().sample(), it -> it));
    return Multi.createFrom()
        .iterable(rows.samples())
        .onItem()
        .transformToUniAndConcatenate(
            it ->
                kept(
                    it,
                    seeds.get(it.commitment()),
                    drawn.get(it.commitment()),
                    told.get(it.report())))
        .collect()
        .asList();
  }

  private Uni<KeptSample> kept(
      AuditSample sample, SampleReveal seed, Drawn drawn, ToldErrors told) {
    if (seed == null) {
      return Uni.createFrom().item(KeptSample.committed(sample));
    }
    KeptSample kept = KeptSample.revealed(sample, seed);
    return drawn == null
        ? Uni.createFrom().item(kept)
        : result(drawn.found())
            .map(it -> kept.drawn(drawn.at(), it, told.isTold(sample.entry(), it)));
  }

  private Uni<SampleResult> result(Counted drawn) {
    SampleResult known = results.getIfPresent(drawn);
    return known != null
        ? Uni.createFrom().item(known)
        : drawnSize(drawn.sample())
            .invoke(memory::holdTreeUntilSent)
            .chain(it -> drawn(drawn.sample()))
            .chain(this::result);
  }

  private static Uni<Integer> drawnSize(String sample) {
    return KEPT.read(
        session ->
            session
                .createNativeQuery(SIZE, Integer.class)
                .setParameter(1, sample)
                .getSingleResult());
  }

  private static <T> Uni<List<T>> all(Session session, String query, Class<T> type, Object of) {
    return session.createQuery(query, type).setParameter(1, of).getResultList();
  }

  private static Uni<List<SampleFinding>> found(String sample) {
    return KEPT.read(session -> all(session, FOUND_IN, SampleFinding.class, sample));
  }

  /** By a worker. */
  private Uni<SampleResult> result(byte[] document, String sample, List<SampleFinding> findings) {
    return Offloaded.toWorkers(
        () ->
            results
                .get(
                    new Counted(sample, findings.size()),
                    it -> SampleResult.of(SampleDocument.read(document), findings).with(List.of()))
                .with(findings));
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
  Uni<Kept<AuditSample>> commit(AuditSample sample) {
    return once(AuditSample.class, sample.commitment(), sample)
        .map(kept -> kept.map(it -> same(it, sample)));
  }

  private static <T> Uni<Kept<T>> once(Class<T> type, String id, T it) {
    return KEPT.keep(session -> Kept.once(session, type, id, it));
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
   * What was drawn of the sample of a report.
   *
   * @throws Refusal in the {@link Uni}, where there is no such sample, or nothing was drawn
   */
  Uni<SampleDrawn> findDrawn(String report, String commitment) {
    return find(report, commitment).chain(this::requireDrawn);
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
  Uni<Kept<SampleReveal>> reveal(SampleReveal seed) {
    return once(SampleReveal.class, seed.sample(), seed);
  }

  /** Keeps a draw, unless there is one. */
  Uni<Kept<SampleDrawn>> keep(SampleDrawn draw) {
    return once(SampleDrawn.class, draw.sample(), draw);
  }

  /** What came of a sample that was drawn. */
  Uni<SampleResult> result(SampleDrawn drawn) {
    return found(drawn.sample()).chain(it -> result(drawn.bytes(), drawn.sample(), it));
  }

  /** Adds findings, all or none, and tells what comes of all. */
  Uni<SampleResult> add(SampleDrawn drawn, List<FindingEntry> entries, String who) {
    requireDrawn(SampleDocument.read(drawn.bytes()), entries);
    return found(drawn.sample())
        .map(before -> news(before, entries))
        .chain(
            news -> {
              Object[] findings =
                  news.stream()
                      .map(it -> new SampleFinding(drawn.sample(), it, who, EnteredEntities.now()))
                      .toArray();
              return KEPT.keep(session -> session.persistAll(findings).chain(session::flush));
            })
        .chain(() -> result(drawn));
  }

  /** Whoever has got no answer sends the same again: that replaces nothing. */
  private static List<FindingEntry> news(List<SampleFinding> before, List<FindingEntry> entries) {
    Map<String, FindingEntry> last = new HashMap<>();
    before.forEach(it -> last.put(it.leaf(), it.entry()));
    return entries.stream().filter(it -> !it.equals(last.put(it.leaf(), it))).toList();
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
