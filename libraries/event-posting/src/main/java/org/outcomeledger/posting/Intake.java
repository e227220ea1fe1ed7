package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.UnreadableEvent;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.UnicodeText;
import org.outcomeledger.ledger.ReportedEvent;

/**
 * Takes what a platform posted to what a ledger keeps: every check of form, in the order from cheap
 * to dear, then the pseudonyms. Pure but for the date of today; what it refuses it throws.
 */
final class Intake<E extends LearnerEvent> {

  private static final int MOST_VIOLATIONS_TOLD = 5;

  /** More than twice what any type has: each one that is unknown costs as much as a valid event. */
  private static final int MOST_MEMBERS = 64;

  private static final DataSchemas SCHEMAS = new DataSchemas(EventCatalogue.ALL);

  private final EventCatalogue<E> catalogue;
  private final Pseudonyms pseudonyms;
  private final Clock clock;

  /**
   * An intake of one service's events.
   *
   * @param clock in the platforms' zone, for it says which day today is
   */
  Intake(EventCatalogue<E> catalogue, Pseudonyms pseudonyms, Clock clock) {
    this.catalogue = catalogue;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  /** The event that a JSON value in structured mode says, ready to be appended. */
  ReportedEvent<E> report(JsonNode json, Origin origin) {
    CloudEvent posted = CloudEvent.of(json);
    EventType<E> type = catalogue.find(posted.type()).orElseThrow(() -> elsewhere(posted.type()));
    requireShape(type, posted.data());
    ObjectNode kept = pseudonyms.replaceIds(origin.platform(), type.idFields(), posted.data());
    E event = bind(type, kept);
    requireDates(event);
    return new ReportedEvent<>(
        origin.platform(),
        event.learner().value(),
        posted.source(),
        pseudonyms.event(origin.platform(), posted.source(), posted.id()),
        posted.type(),
        posted.time(),
        catalogue.write(event),
        event,
        origin.traceparent());
  }

  /** What may be kept of an event that was refused, whatever it looks like. */
  RefusedEvent refused(JsonNode json, Origin origin, Problem problem) {
    String source = CloudEvent.sourceOf(json);
    String id = CloudEvent.idOf(json);
    return new RefusedEvent(
        () -> source == null || id == null ? null : pseudonyms.event(origin.platform(), source, id),
        Optional.ofNullable(json.path("type").textValue())
            .flatMap(EventCatalogue.ALL::find)
            .map(EventType::wireName)
            .orElse(null),
        problem);
  }

  private static Refusal elsewhere(String type) {
    if (EventCatalogue.ALL.find(type).isEmpty()) {
      return new Refusal(
          ProblemType.UNKNOWN_TYPE,
          "Check the spelling and the version: /q/openapi lists all types.",
          "/type");
    }
    String service =
        EventCatalogue.ENROLLMENT.find(type).isPresent() ? "enrollment-service" : "outcome-service";
    return new Refusal(ProblemType.WRONG_SERVICE, "Post it to " + service + ".", "/type");
  }

  private static void requireShape(EventType<?> type, ObjectNode data) {
    if (members(data) > MOST_MEMBERS) {
      throw invalidData(
          "The data has more than " + MOST_MEMBERS + " fields: no type has so many.", "");
    }
    requireFinite(data, "");
    compose(data);
    List<Violation> violations = SCHEMAS.check(type, data);
    if (!violations.isEmpty()) {
      throw invalidData(
          violations.stream()
              .limit(MOST_VIOLATIONS_TOLD)
              .map(Intake::told)
              .collect(Collectors.joining("; ")),
          violations.getFirst().pointer());
    }
  }

  private static int members(JsonNode node) {
    int members = node.size();
    for (JsonNode part : node) {
      members += members(part);
    }
    return members;
  }

  /** No further than the schema has names: what a caller made up may be the name of a person. */
  private static String told(Violation violation) {
    return KnownNames.safePart(violation.pointer()) + ": " + violation.message();
  }

  /** Of a number beyond every double the validator would make a defect. */
  private static void requireFinite(JsonNode node, String pointer) {
    if (node.isDouble() && Double.isInfinite(node.doubleValue())) {
      throw invalidData("A number is too large.", pointer);
    }
    node.properties()
        .forEach(
            field -> {
              String name = field.getKey().replace("~", "~0").replace("/", "~1");
              requireFinite(field.getValue(), pointer + "/" + name);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      requireFinite(node.get(i), pointer + "/" + i);
    }
  }

  /**
   * Two spellings of one programme or region would be two groups of every figure. Before the schema
   * is asked: a composed text may be three times as long.
   */
  private static void compose(ObjectNode data) {
    data.properties()
        .forEach(
            field -> {
              if (field.getValue() instanceof ObjectNode part) {
                compose(part);
              } else if (field.getValue().isTextual()) {
                String text = field.getValue().textValue();
                String composed = UnicodeText.composed(text);
                if (!composed.equals(text)) {
                  field.setValue(data.textNode(composed));
                }
              }
            });
  }

  private E bind(EventType<E> type, ObjectNode data) {
    try {
      return type.bind(data);
    } catch (UnreadableEvent e) {
      // A schema laxer than its record is a defect of ours; its message may repeat a value.
      throw invalidData("A value has the right format but is not valid.", "");
    }
  }

  private static Refusal invalidData(String detail, String pointer) {
    return new Refusal(ProblemType.INVALID_DATA, detail, pointer);
  }

  private void requireDates(E event) {
    DatesAhead.tooFar(event, LocalDate.now(clock))
        .ifPresent(
            pointer -> {
              throw new Refusal(
                  ProblemType.DATE_AHEAD,
                  "A date may be at most one day ahead in the zone "
                      + clock.getZone()
                      + " (startedOn of learner-enrolled: 366 days).",
                  pointer);
            });
  }
}
