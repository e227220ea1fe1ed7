package org.outcomeledger.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.http.ProblemType;

/**
 * One learner's event stream as the rules see it: the events that were reported and not retracted,
 * and the state folded from them. Immutable.
 *
 * <p>A retraction removes its event and folds the rest anew. So whatever is retracted, and when,
 * the state is the one that the remaining events alone give: no rule needs an inverse.
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
  private final Map<UUID, E> standing;
  private final S state;
  private final int version;

  private EventStream(Rules<S, E> rules, Map<UUID, E> standing, S state, int version) {
    this.rules = rules;
    this.standing = standing;
    this.state = state;
    this.version = version;
  }

  /** The stream of a learner of whom nothing was reported. */
  public static <S, E> EventStream<S, E> none(Rules<S, E> rules) {
    return new EventStream<>(rules, Map.of(), rules.initial(), 0);
  }

  /** The stream that {@link #with} would give, event by event in this order. */
  public static <S, E> EventStream<S, E> of(Rules<S, E> rules, Map<UUID, E> reported) {
    var standing = new LinkedHashMap<>(reported);
    reported.values().forEach(event -> rules.retracts(event).ifPresent(standing::remove));
    return new EventStream<>(rules, standing, fold(rules, standing), reported.size());
  }

  /** What is known of the learner. */
  public S state() {
    return state;
  }

  /** How many events were reported, those taken back and the retractions among them. */
  int version() {
    return version;
  }

  /** Whether {@code reported} may follow. */
  public Decision decide(E reported) {
    return rules
        .retracts(reported)
        .map(target -> decideRetraction(standing.get(target)))
        .orElseGet(() -> rules.decide(state, reported));
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
    var events = new LinkedHashMap<>(standing);
    events.put(id, event);
    S next =
        rules
            .retracts(event)
            .map(
                target -> {
                  events.remove(target);
                  return fold(rules, events);
                })
            .orElseGet(() -> rules.evolve(state, event));
    return new EventStream<>(rules, events, next, version + 1);
  }

  private static <S, E> S fold(Rules<S, E> rules, Map<UUID, E> events) {
    S folded = rules.initial();
    for (E event : events.values()) {
      folded = rules.retracts(event).isPresent() ? folded : rules.evolve(folded, event);
    }
    return folded;
  }
}
