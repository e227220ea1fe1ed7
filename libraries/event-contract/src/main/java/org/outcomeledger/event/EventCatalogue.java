package org.outcomeledger.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of event of one ledger, or of all, found from the sealed interface: every permitted
 * record is here under its wire name.
 *
 * <p>Reading upcasts older versions; writing gives canonical bytes, the same for equal events.
 */
public final class EventCatalogue<E> {

  private static final List<Upcaster> UPCASTERS = List.of();

  /** The events of enrollment-service. */
  public static final EventCatalogue<EnrollmentEvent> ENROLLMENT =
      new EventCatalogue<>(EnrollmentEvent.class, UPCASTERS);

  /** The events of outcome-service. */
  public static final EventCatalogue<OutcomeEvent> OUTCOME =
      new EventCatalogue<>(OutcomeEvent.class, UPCASTERS);

  /** The events of all ledgers, for those who read them. */
  public static final EventCatalogue<LearnerEvent> ALL =
      new EventCatalogue<>(LearnerEvent.class, UPCASTERS);

  private final Map<String, EventType<E>> types;
  private final Map<String, Upcaster> upcasters;

  EventCatalogue(Class<E> sealedInterface, List<Upcaster> upcasters) {
    this.types =
        recordsOf(sealedInterface)
            .distinct() // one that several ledgers take is permitted by several interfaces
            .map(recordType -> new EventType<E>(recordType.asSubclass(sealedInterface)))
            .collect(
                Collectors.toMap(
                    EventType::wireName,
                    Function.identity(),
                    EventCatalogue::refuseSameName,
                    TreeMap::new));
    this.upcasters =
        upcasters.stream().collect(Collectors.toMap(Upcaster::from, Function.identity()));
  }

  private static <E> EventType<E> refuseSameName(EventType<E> one, EventType<E> other) {
    throw new IllegalStateException(
        "%s and %s have the same @WireType: give one of them another name or version"
            .formatted(one, other));
  }

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogue::recordsOf)
        : Stream.of(type);
  }

  /** The type with this wire name, in its current version. */
  public Optional<EventType<E>> find(String wireName) {
    return Optional.ofNullable(types.get(wireName));
  }

  /** Whether events under this name can be read, whatever version it is of. */
  public boolean knows(String wireName) {
    return types.containsKey(wireName) || upcasters.containsKey(wireName);
  }

  /** All types, by wire name. */
  public Collection<EventType<E>> types() {
    return List.copyOf(types.values());
  }

  /**
   * The event that stored bytes say, whatever version they were written in.
   *
   * @throws UnreadableEvent if the type is not known or the data does not have its shape
   */
  public E read(String wireName, byte[] data) {
    return upcasters.containsKey(wireName)
        ? upcast(wireName, tree(wireName, data))
        : known(wireName).read(data);
  }

  private static ObjectNode tree(String wireName, byte[] data) {
    try {
      if (Json.MAPPER.readTree(data) instanceof ObjectNode tree) {
        return tree;
      }
      throw new UnreadableEvent(wireName + ": the data is not a JSON object", null);
    } catch (IOException e) {
      throw new UnreadableEvent(wireName + ": the data is not JSON", e);
    }
  }

  private E upcast(String wireName, ObjectNode data) {
    Upcaster upcaster = upcasters.get(wireName);
    return upcaster == null
        ? known(wireName).bind(data)
        : upcast(upcaster.to(), upcaster.change().apply(data));
  }

  private EventType<E> known(String wireName) {
    return find(wireName)
        .orElseThrow(() -> new UnreadableEvent("No event has the type " + wireName, null));
  }

  /** The canonical bytes of an event's data: equal events, equal bytes. */
  public byte[] write(E event) {
    try {
      return Json.MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every event can be written", e);
    }
  }
}
