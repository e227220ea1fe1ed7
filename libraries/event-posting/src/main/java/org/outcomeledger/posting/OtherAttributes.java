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
      throw invalid("/data_base64", "is not taken: data is a JSON object");
    }
    String pointer = CloudEvent.pointer(name);
    if (!NAME.matcher(name).matches()) {
      throw invalid(pointer, "is no attribute: their names are lower-case letters and digits");
    }
    switch (value.getNodeType()) {
      case STRING -> requireText(name, pointer, value.textValue());
      case NUMBER -> requireInteger(pointer, value);
      case NULL, BOOLEAN -> {}
      case ARRAY, OBJECT, BINARY, POJO, MISSING ->
          throw invalid(pointer, "is an attribute, so a string, an integer or a boolean");
    }
  }

  private static void requireText(String name, String pointer, String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw invalid(pointer, "holds a control character");
    }
    if (text.isEmpty() && NOT_EMPTY.contains(name)) {
      throw invalid(pointer, "is not empty where it is given");
    }
    if (name.equals("datacontenttype") && !JSON_IN_UTF_8.matcher(text).matches()) {
      throw invalid(pointer, "is application/json, in UTF-8, where it is given");
    }
  }

  private static void requireInteger(String pointer, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw invalid(pointer, "is an integer of 32 bits where it is a number");
    }
  }
}
