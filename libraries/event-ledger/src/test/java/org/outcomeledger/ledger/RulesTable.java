package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The rules of a service as a table, and what must hold of all its states: rows are what was
 * reported before, columns what is reported now, a cell's letter the answer.
 *
 * @param <S> what is known of one learner
 * @param <E> the events of the ledger
 */
public final class RulesTable<S, E> {

  public static final String ACCEPTED = "accepted";

  private final Rules<S, E> rules;
  private final Function<UUID, E> retraction;
  private final Map<String, List<E>> given = new LinkedHashMap<>();
  private final Map<String, E> when = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param retraction of the event with an id
   */
  public RulesTable(Rules<S, E> rules, Function<UUID, E> retraction) {
    this.rules = rules;
    this.retraction = retraction;
  }

  /** A state: what was reported, each event under the {@link #id} of its index. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final void given(String state, E... events) {
    given.put(state, List.of(events));
  }

  /** A report, under the name of its column. */
  public void when(String name, E event) {
    when.put(name, event);
  }

  public Map<String, E> reports() {
    return when;
  }

  /** The id of the event that is reported at this index. */
  public static UUID id(int index) {
    return new UUID(7, index);
  }

  /** State, report and answer of every cell. */
  public Stream<Arguments> cells(String table, Map<String, String> answers) {
    List<String> lines = table.lines().toList();
    String[] columns = cells(lines.getFirst());
    requireWhole(lines, columns);
    return lines.stream()
        .skip(1)
        .flatMap(
            line ->
                IntStream.range(0, columns.length)
                    .mapToObj(
                        i -> Arguments.of(state(line), columns[i], answers.get(cells(line)[i]))));
  }

  private void requireWhole(List<String> lines, String[] columns) {
    assertThat(columns).containsExactlyElementsOf(when.keySet());
    assertThat(lines.stream().skip(1).map(RulesTable::state))
        .containsExactlyElementsOf(given.keySet());
  }

  private static String state(String line) {
    return line.substring(0, line.indexOf('|')).strip();
  }

  private static String[] cells(String line) {
    return line.substring(line.indexOf('|') + 1).strip().split(" +");
  }

  /** The answer to a report in a state, as a code. */
  public String answer(String state, String report) {
    return answer(stream(given.get(state)), when.get(report));
  }

  public String answer(EventStream<S, E> before, E reported) {
    return switch (before.decide(reported)) {
      case Decision.Accept() -> ACCEPTED;
      case Decision.Reject(var rejection) -> rejection.code();
    };
  }

  public EventStream<S, E> stream(List<E> events) {
    var stream = EventStream.none(rules);
    for (int i = 0; i < events.size(); i++) {
      stream = stream.with(id(i), events.get(i));
    }
    return stream;
  }

  /** Every rejection that any report meets in any state. */
  public List<Rejection> rejections() {
    return given.values().stream()
        .flatMap(events -> when.values().stream().map(stream(events)::decide))
        .filter(Decision.Reject.class::isInstance)
        .map(decision -> ((Decision.Reject) decision).rejection())
        .toList();
  }

  /** Every event leads from every state to a state, whether it would be accepted or not. */
  public void everyEventLeadsToAState() {
    for (List<E> events : given.values()) {
      for (E event : when.values()) {
        assertThat(stream(events).with(id(events.size()), event).state()).isNotNull();
      }
    }
  }

  /** A retraction of any event at any place of any stream is as if it had never been reported. */
  public void aRetractionLeavesWhatTheRestAloneGives() {
    for (List<E> events : given.values()) {
      for (int taken = 0; taken < events.size(); taken++) {
        boolean retractable = rules.retracts(events.get(taken)).isEmpty();
        for (int at = taken + 1; at <= events.size() && retractable; at++) {
          assertThat(retracting(events, taken, at).state())
              .as("%s without event %d, taken back before event %d", events, taken, at)
              .isEqualTo(without(events, taken).state());
        }
      }
    }
  }

  private EventStream<S, E> retracting(List<E> events, int taken, int at) {
    var stream = EventStream.none(rules);
    for (int i = 0; i <= events.size(); i++) {
      stream = i == at ? stream.with(id(99), retraction.apply(id(taken))) : stream;
      stream = i < events.size() ? stream.with(id(i), events.get(i)) : stream;
    }
    return stream;
  }

  private EventStream<S, E> without(List<E> events, int taken) {
    var stream = EventStream.none(rules);
    for (int i = 0; i < events.size(); i++) {
      stream = i == taken ? stream : stream.with(id(i), events.get(i));
    }
    return stream;
  }
}
