package org.outcomeledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.http.ProblemType;
import org.pcollections.OrderedPMap;

/**
 * One learner's event stream as the rules see it: the events that were reported and not retracted,
 * and the state folded from them. Immutable; a stream and its successor share all but what changed,
 * so that one more event costs the same whatever came before it.
 *
 * <p>A retraction removes its event; the rest is folded anew when the state is next asked for, so
 * that many retractions in a row fold once. Whatever is retracted, and when, the state is the one
 * that the remaining events alone give: no rule needs an inverse.
 *
 * @param <S> the state folded from a learner's events
 * @param <E> the events of the ledger
 */
public final class EventStream<S, E> {

  private static final String RETRACTS = "/retracts";
  private static final Rejection NOTHING_TO_RETRACT =
      new Rejection(
          ProblemType.NOTHING_TO_RETRACT,
          "This service has no event of this learner with this source and id, or it is already retracted. "
              + "Post the retraction to the service that accepted the event, with the same learner.",
          RETRACTS);
  private static final Rejection NOT_RETRACTABLE =
      new Rejection(
          ProblemType.NOT_RETRACTABLE,
          "Intents and retractions cannot be retracted. Correct an intent with intent-corrected; post a retracted event again with a new id.",
          RETRACTS);

  private final Rules<S, E> rules;
  private final OrderedPMap<UUID, E> standing;
  private final int version;
  private final int retractions;
  private S state; // null until it is asked for, where a retraction made it unknown

  private EventStream(
      Rules<S, E> rules, OrderedPMap<UUID, E> standing, int version, int retractions, S state) {
    this.rules = rules;
    this.standing = standing;
    this.version = version;
    this.retractions = retractions;
    this.state = state;
  }

  /** The stream of a learner of whom nothing was reported. */
  public static <S, E> EventStream<S, E> none(Rules<S, E> rules) {
    return new EventStream<>(rules, OrderedPMap.empty(), 0, 0, rules.initial());
  }

  /** The stream that {@link #with} gives, event by event in this order. */
  public static <S, E> EventStream<S, E> of(Rules<S, E> rules, Map<UUID, E> reported) {
    EventStream<S, E> stream = none(rules);
    for (var event : reported.entrySet()) {
      stream = stream.with(event.getKey(), event.getValue());
    }
    return stream;
  }

  /** What is known of the learner. */
  public S state() {
    if (state == null) {
      state = fold();
    }
    return state;
  }

  /** How many events were reported, those taken back and the retractions among them. */
  int version() {
    return version;
  }

  /** How many events were reported that are no retractions: what the stream's limit is of. */
  int reports() {
    return version - retractions;
  }

  /** How many events have to be folded before {@code reported} can be decided. */
  int foldsToDecide(E reported) {
    return state == null && rules.retracts(reported).isEmpty() ? standing.size() : 0;
  }

  /** Whether {@code reported} may follow. */
  public Decision decide(E reported) {
    return rules
        .retracts(reported)
        .map(target -> decideRetraction(standing.get(target)))
        .orElseGet(() -> rules.decide(state(), reported));
  }

  private Decision decideRetraction(E target) {
    if (target == null) {
      return new Decision.Reject(NOTHING_TO_RETRACT);
    }
    return Decision.acceptIf(rules.isRetractable(target), NOT_RETRACTABLE);
  }

  /** The claims of an earlier event that {@code reported} releases. */
  List<Claim> releases(E reported) {
    return rules
        .retracts(reported)
        .flatMap(target -> Optional.ofNullable(standing.get(target)))
        .map(rules::claims)
        .orElse(List.of());
  }

  /** This stream and one more event. */
  public EventStream<S, E> with(UUID id, E event) {
    OrderedPMap<UUID, E> more = standing.plus(id, event);
    return rules
        .retracts(event)
        .map(
            target ->
                new EventStream<S, E>(
                    rules, more.minus(target), version + 1, retractions + 1, null))
        .orElseGet(() -> new EventStream<>(rules, more, version + 1, retractions, evolved(event)));
  }

  private S evolved(E event) {
    return state == null ? null : rules.evolve(state, event);
  }

  private S fold() {
    S folded = rules.initial();
    for (E event : standing.values()) {
      folded = rules.retracts(event).isPresent() ? folded : rules.evolve(folded, event);
    }
    return folded;
  }
}
