package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.PerProperty;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Definition;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Allowance;
import org.outcomeledger.indicators.query.CountedRecord;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.RecordKey;
import org.outcomeledger.indicators.query.RecordPage;
import org.outcomeledger.indicators.query.RecordScan;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;
import org.outcomeledger.recount.RecountQuestion;

/** The records behind a figure are those that it counts, and their events say so alone. */
@Tag("counts-much")
class RecordsAgreeTest {
  private static final Pattern SENTENCE = Pattern.compile("[A-Z](?:(?!\\. ).)+[^.]\\.");
  private static final Pattern ID = Pattern.compile("\\b(?:ENR|COM|EMP|SAL|SOC|DAT)\\d+\\b");
  private static final Set<String> SAID = new TreeSet<>();

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theyAddUpToTheFigureAndToTheRecount(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("spans") List<Span> spans,
      @ForAll("dimensions") String dimension,
      @ForAll("conditions") Map<String, Set<String>> where) {
    Recounted both = Recounted.of(History.cube(history.facts()).snapshot(), history.facts());
    for (Span span : spans) {
      for (String id : Recount.indicators()) {
        addUp(both, id, List.of(), Map.of(), span);
        addUp(both, id, List.of(dimension), where, span);
      }
    }
  }

  private static void addUp(
      Recounted both, String id, List<String> by, Map<String, Set<String>> where, Span span) {
    var counted =
        StandingCounts.ofRecords(all(both.snapshot(), Recounted.question(id, by, where, span)));
    assertThat(counted)
        .as("%s by %s where %s of %s", id, by, where, span)
        .isEqualTo(StandingCounts.ofRows(both.rows(id, by, where, span)))
        .isEqualTo(
            StandingCounts.ofRecount(
                Recount.of(Recounted.recountQuestion(id, by, where, span))
                    .figures(both.learners())));
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void theRecountSaysTheSameOfTheirEventsAlone(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("spans") List<Span> spans,
      @ForAll("dimensions") String dimension,
      @ForAll("conditions") Map<String, Set<String>> where) {
    Snapshot snapshot = History.cube(history.facts()).snapshot();
    Map<Position, Fact> facts = byPlace(history.facts());
    for (String id : Recount.indicators()) {
      for (Span span : spans) {
        for (CountedRecord record :
            all(snapshot, Recounted.question(id, List.of(dimension), where, span))) {
          List<Fact> events = record.events().stream().map(facts::get).toList();
          assertThat(events)
              .isNotEmpty()
              .allSatisfy(it -> assertThat(it.learner().value()).isEqualTo(record.key().learner()));
          recountedAlone(record, id, dimension, where, span, events);
        }
      }
    }
  }

  private static void recountedAlone(
      CountedRecord record,
      String id,
      String dimension,
      Map<String, Set<String>> where,
      Span span,
      List<Fact> events) {
    Map<String, Set<String>> ofProgramme = new HashMap<>(where);
    ofProgramme.put("programme", Set.of(record.key().programme()));
    RecountQuestion question = Recounted.recountQuestion(id, List.of(dimension), ofProgramme, span);
    Recounted alone = Recounted.of(History.cube(events).snapshot(), events);
    List<GroupFigures> figures =
        Recount.of(record.part().startsWith("P") ? question.window(record.part()) : question)
            .figures(alone.learners());
    assertThat(StandingCounts.ofRecount(figures))
        .as("%s by %s where %s of %s: %s of %s", id, dimension, where, span, record, events)
        .isEqualTo(StandingCounts.ofRecords(List.of(record)));
    assertThat(value(figures)).isEqualTo(value(record));
  }

  /** The amount or day of the only record. */
  private static Optional<Double> value(List<GroupFigures> figures) {
    return switch (figures.getFirst().figures().getFirst()) {
      case MedianValue it -> it.value();
      case Curves it -> it.strict().stream().map(day -> (double) day.day()).findFirst();
      case Learners it -> Optional.empty();
      case ShareOfRecords it -> Optional.empty();
      case Gap it -> Optional.empty();
    };
  }

  private static Optional<Double> value(CountedRecord record) {
    return record.value().stream().boxed().findFirst();
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void withoutAnyOneOfTheirEventsTheyAreNotSaid(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("spans") List<Span> spans,
      @ForAll("dimensions") String dimension) {
    Snapshot snapshot = History.cube(history.facts()).snapshot();
    Map<Position, Fact> facts = byPlace(history.facts());
    for (String id : Recount.indicators()) {
      Question question = Recounted.question(id, List.of(dimension), Map.of(), spans.getLast());
      for (CountedRecord record : all(snapshot, question)) {
        List<Fact> events = record.events().stream().map(facts::get).toList();
        assertThat(said(events, question, record)).as("%s: %s", id, record).isTrue();
        for (Fact event : events) {
          List<Fact> others = events.stream().filter(it -> !it.equals(event)).toList();
          assertThat(said(others, question, record)).as("%s without %s", record, event).isFalse();
        }
      }
    }
  }

  private static boolean said(List<Fact> facts, Question question, CountedRecord record) {
    return all(History.cube(facts).snapshot(), question).stream()
        .anyMatch(
            it ->
                it.key().equals(record.key())
                    && it.group().equals(record.group())
                    && it.part().equals(record.part())
                    && it.verdict().equals(record.verdict())
                    && it.value().equals(record.value()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  @PerProperty(ManyThingsWereSaid.class)
  void everyReasonIsASentenceInTheDefinitionsWords(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("spans") List<Span> spans) {
    Snapshot snapshot = History.cube(history.facts()).snapshot();
    for (String id : Recount.indicators()) {
      String definition = definition(id);
      for (Span span : spans) {
        for (CountedRecord record :
            all(snapshot, Recounted.question(id, List.of(), Map.of(), span))) {
          String because = record.verdict().because();
          assertThat(because).as(id).matches(SENTENCE);
          assertThat(record.verdict().quoted())
              .as(because)
              .isNotEmpty()
              .allSatisfy(quoted -> assertThat(definition).as(id).contains(quoted))
              .allSatisfy(quoted -> assertThat(because).contains(quoted));
          SAID.add(id + " " + because);
        }
      }
    }
  }

  /** All of its words, and those of the definitions that it refers to. */
  private static String definition(String id) {
    return words(id)
        + ID.matcher(words(id))
            .results()
            .map(it -> words(it.group()))
            .collect(Collectors.joining());
  }

  private static String words(String id) {
    Definition it = Catalogue.find(id).orElseThrow().definition();
    return String.join(
        " ", it.numerator(), it.denominator(), it.exclusions(), it.window(), it.question());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void pagesAreTheWholeInPieces(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("spans") List<Span> spans,
      @ForAll("pageSizes") int most) {
    Snapshot snapshot = History.cube(history.facts()).snapshot();
    for (String id : Recount.indicators()) {
      Question question = Recounted.question(id, List.of(), Map.of(), spans.getFirst());
      List<CountedRecord> whole = page(snapshot, question, Optional.empty(), 1 << 20).records();
      assertThat(all(snapshot, question, most)).isEqualTo(whole);
      assertThat(whole.stream().map(CountedRecord::key)).isSorted();
    }
  }

  private static List<CountedRecord> all(Snapshot snapshot, Question question) {
    return all(snapshot, question, 1_000);
  }

  private static List<CountedRecord> all(Snapshot snapshot, Question question, int most) {
    List<CountedRecord> records = new ArrayList<>();
    Optional<RecordKey> last = Optional.empty();
    do {
      RecordPage page = page(snapshot, question, last, most);
      assertThat(page.records().size()).isLessThanOrEqualTo(Math.max(most, 5));
      records.addAll(page.records());
      last = page.last();
      last.ifPresent(it -> assertThat(page.records()).isNotEmpty());
    } while (last.isPresent());
    return records;
  }

  private static RecordPage page(
      Snapshot snapshot, Question question, Optional<RecordKey> after, int most) {
    return RecordScan.page(snapshot, question, after, most, Allowance.unlimited());
  }

  private static Map<Position, Fact> byPlace(List<Fact> facts) {
    return facts.stream()
        .collect(
            Collectors.toMap(it -> new Position(it.ledger(), it.shard(), it.position()), it -> it));
  }

  @Provide
  Arbitrary<List<Span>> spans() {
    return new RecountAgreesTest().spans();
  }

  @Provide
  Arbitrary<String> dimensions() {
    return new RecountAgreesTest().dimensions();
  }

  @Provide
  Arbitrary<Map<String, Set<String>>> conditions() {
    return new RecountAgreesTest().conditions();
  }

  @Provide
  Arbitrary<Integer> pageSizes() {
    return Draw.number(1, 9);
  }

  /** What is never said is not tried. */
  private static final class ManyThingsWereSaid implements PerProperty.Lifecycle {
    @Override
    public void onSuccess() {
      Set<String> found = SAID.stream().map(it -> it.split(" ", 2)[0]).collect(Collectors.toSet());
      assertThat(found).containsExactlyInAnyOrderElementsOf(Recount.indicators());
      assertThat(SAID).as("different reasons").hasSizeGreaterThan(80);
    }
  }
}
