package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * JSON as a page of the documentation says that it is answered: an ellipsis stands for anything,
 * and the page may leave fields out.
 */
final class SaidJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANYTHING = "…";

  private SaidJson() {}

  /** All values of a text, one behind the other. */
  static List<JsonNode> values(String json) throws IOException {
    try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(json)) {
      return values.readAll();
    }
  }

  /** Each answer is what is said of it. */
  static void require(String said, List<JsonNode> answers, String where) throws IOException {
    List<JsonNode> expected = values(said);
    assertThat(answers).as(where).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      require(expected.get(i), answers.get(i), where);
    }
  }

  private static void require(JsonNode said, JsonNode answer, String where) {
    if (said.isObject()) {
      said.properties()
          .forEach(
              field ->
                  require(
                      field.getValue(), answer.path(field.getKey()), where + "/" + field.getKey()));
    } else if (said.isArray()) {
      assertThat(answer).as(where).hasSameSizeAs(said);
      for (int i = 0; i < said.size(); i++) {
        require(said.get(i), answer.path(i), where + "/" + i);
      }
    } else if (said.asText().equals(ANYTHING)) {
      assertThat(answer.isMissingNode()).as(where + " is missing").isFalse();
    } else {
      assertThat(answer).as(where).isEqualTo(said);
    }
  }
}
