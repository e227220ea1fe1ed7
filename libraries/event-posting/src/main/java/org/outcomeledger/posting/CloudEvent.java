package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.UnicodeText;

/**
 * One event as a platform posts it, its attributes checked as CloudEvents 1.0 and the contract have
 * them. What the type's schema says of the data is not checked here.
 *
 * @param time when the platform saw it, to the microsecond; null if not said
 */
record CloudEvent(String id, String source, String type, Instant time, ObjectNode data) {

  private static final Alphabet ID = new Alphabet("._:-", true);
  private static final Alphabet SOURCE = new Alphabet("._:-/", false);
  private static final Alphabet TYPE = new Alphabet("._-", false);
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

  /**
   * ASCII letters, digits and a few signs; as a regular expression an eighth of the whole intake.
   *
   * @param inAddresses whether it stands in paths: there, dots alone are taken for a way up
   */
  private record Alphabet(String signs, boolean inAddresses) {

    private static final int LONGEST = 128;

    boolean spells(String text) {
      return !text.isEmpty()
          && text.length() <= LONGEST
          && text.chars().allMatch(this::has)
          && !(inAddresses && text.chars().allMatch(letter -> letter == '.'));
    }

    String inWords() {
      return "1 to 128 ASCII letters, digits or characters of \"%s\"%s"
          .formatted(signs, inAddresses ? ", and not dots only, which no address can name" : "");
    }

    private boolean has(int letter) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9')
          || signs.indexOf(letter) >= 0;
    }
  }

  /** The event that a JSON value in structured mode says, or a refusal that names the attribute. */
  static CloudEvent of(JsonNode json) {
    if (!(json instanceof ObjectNode event)) {
      throw new Refusal(ProblemType.INVALID_EVENT, "An event must be a JSON object.", "");
    }
    UnicodeText.firstBroken(event)
        .ifPresent(
            pointer -> {
              throw invalid(pointer, "is not valid Unicode: it has a surrogate without its pair");
            });
    if (!text(event, "specversion").equals("1.0")) {
      throw invalid("/specversion", "must be 1.0");
    }
    event.properties().forEach(field -> OtherAttributes.require(field.getKey(), field.getValue()));
    return new CloudEvent(
        matching(event, "id", ID),
        matching(event, "source", SOURCE),
        matching(event, "type", TYPE),
        time(event),
        data(event));
  }

  /** JSON Pointer to the attribute with this name, which may be anything. */
  static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The id of an event that may be anything; null if it has none that could be repeated. */
  static String idOf(JsonNode json) {
    return legal(json.get("id"), ID);
  }

  /** The source of an event that may be anything; null if it has none that is allowed. */
  static String sourceOf(JsonNode json) {
    return legal(json.get("source"), SOURCE);
  }

  /** Whether a text is one that the ids of platforms may be. */
  static boolean spellsId(String text) {
    return ID.spells(text);
  }

  /** What the ids of platforms may be. */
  static String idInWords() {
    return ID.inWords();
  }

  private static String legal(JsonNode text, Alphabet alphabet) {
    return text != null && text.isTextual() && alphabet.spells(text.textValue())
        ? text.textValue()
        : null;
  }

  private static String matching(ObjectNode event, String name, Alphabet alphabet) {
    String value = text(event, name);
    if (!alphabet.spells(value)) {
      throw invalid("/" + name, "must be " + alphabet.inWords());
    }
    return value;
  }

  private static String text(ObjectNode event, String name) {
    JsonNode value = event.get(name);
    if (value == null || !value.isTextual()) {
      throw invalid("/" + name, "is required and must be a string");
    }
    return value.textValue();
  }

  private static Instant time(ObjectNode event) {
    JsonNode time = event.get("time");
    if (time == null || time.isNull()) {
      return null;
    }
    try {
      if (TIME.matcher(time.asText()).matches()) {
        return OffsetDateTime.parse(time.asText().toUpperCase(Locale.ROOT))
            .toInstant()
            .truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      // Falls through to the one refusal: digits in the right places are not yet a date.
    }
    throw invalid("/time", "must be an RFC 3339 time such as 2026-03-02T09:30:00Z");
  }

  private static ObjectNode data(ObjectNode event) {
    if (event.get("data") instanceof ObjectNode data) {
      return data;
    }
    throw invalid("/data", "is required and must be a JSON object");
  }

  static Refusal invalid(String pointer, String rule) {
    return new Refusal(ProblemType.INVALID_ATTRIBUTE, "The attribute " + rule + ".", pointer);
  }
}
