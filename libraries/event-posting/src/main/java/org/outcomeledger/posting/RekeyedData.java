package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.IdField;

/**
 * Kept data with other pseudonyms, and otherwise byte for byte as it was: every pseudonym has the
 * same length, and is replaced where it stands.
 */
final class RekeyedData {

  private static final JsonMapper JSON = new JsonMapper();

  private final UnaryOperator<UUID> ids;

  RekeyedData(UnaryOperator<UUID> ids) {
    this.ids = ids;
  }

  /**
   * The data of an event of this type.
   *
   * @throws CommandRefused for a type that this version does not know: which of its fields are ids
   *     nobody could say
   */
  byte[] of(String type, byte[] data) {
    String text = new String(data, UTF_8);
    JsonNode json = tree(data);
    for (IdField field : known(type)) {
      JsonNode id = json.at(field.owner()).path(field.name());
      if (id.isTextual()) {
        UUID old = UUID.fromString(id.textValue());
        text = text.replace("\"" + old + "\"", "\"" + ids.apply(old) + "\"");
      }
    }
    return text.getBytes(UTF_8);
  }

  private static Iterable<IdField> known(String type) {
    return EventCatalogue.ALL
        .find(type)
        .orElseThrow(
            () ->
                new CommandRefused(
                    "Nothing was written, for this version does not know events of the type %s. Use the version that appended them, or a later one."
                        .formatted(type)))
        .idFields();
  }

  private static JsonNode tree(byte[] data) {
    try {
      return JSON.readTree(data);
    } catch (IOException e) {
      throw new CommandRefused("Nothing was written, for the data of an event is not JSON.");
    }
  }
}
