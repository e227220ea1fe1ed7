package org.outcomeledger.posting;

import static org.outcomeledger.posting.CloudEvent.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Attributes of a CloudEvent that say nothing to us: tolerated where CloudEvents 1.0 allows them,
 * and not kept.
 */
final class OtherAttributes {

  private static final Set<String> OURS =
      Set.of("id", "source", "type", "specversion", "time", "data");
  private static final Set<String> NOT_EMPTY = Set.of("subject", "dataschema");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
  private static final Pattern JSON_IN_UTF_8 =
      Pattern.compile(
          "application/json *(; *charset *= *(utf-8|\"utf-8\") *)?", Pattern.CASE_INSENSITIVE);

  private OtherAttributes() {}

  static void require(String name, JsonNode value) {
    if (OURS.contains(name)) {
      return;
    }
    if (name.equals("data_base64")) {
      throw invalid("/data_base64", "is not supported: send data as a JSON object");
    }
    String pointer = CloudEvent.pointer(name);
    if (!NAME.matcher(name).matches()) {
      throw invalid(pointer, "is not a valid attribute name: use lower-case letters and digits");
    }
    switch (value.getNodeType()) {
      case STRING -> requireText(name, pointer, value.textValue());
      case NUMBER -> requireInteger(pointer, value);
      case NULL, BOOLEAN -> {}
      case ARRAY, OBJECT, BINARY, POJO, MISSING ->
          throw invalid(pointer, "must be a string, an integer or a boolean");
    }
  }

  private static void requireText(String name, String pointer, String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw invalid(pointer, "holds a control character");
    }
    if (text.isEmpty() && NOT_EMPTY.contains(name)) {
      throw invalid(pointer, "must not be empty");
    }
    if (name.equals("datacontenttype") && !JSON_IN_UTF_8.matcher(text).matches()) {
      throw invalid(pointer, "must be application/json in UTF-8");
    }
  }

  private static void requireInteger(String pointer, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw invalid(pointer, "must be a 32-bit integer if it is a number");
    }
  }
}
