package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The committed OpenAPI documents leave no answer unsaid. That they are what the services serve is
 * tested with each service.
 */
@Order(2)
class OpenApiDocumentsTest {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final String PROBLEM = "#/components/schemas/Problem";

  private record Answer(String of, String status, JsonNode response) {

    boolean isProblem() {
      return !status.startsWith("2") && !status.startsWith("3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void everyAnswerOfEveryCallIsDescribed(String service) throws IOException {
    List<Answer> answers = answers(service);
    assertThat(answers).isNotEmpty();
    for (Answer answer : answers) {
      String which = answer.of() + " " + answer.status();
      JsonNode content = answer.response().path("content");
      assertThat(answer.response().path("description").asText()).as(which).isNotBlank();
      if (answer.isProblem()) {
        assertThat(content.at("/application~1problem+json/schema/$ref").asText())
            .as(which)
            .isEqualTo(PROBLEM);
      } else if (answer.status().equals("204")) {
        assertThat(content).as(which).isEmpty();
      } else if (answer.status().startsWith("2")) {
        assertThat(content).as(which).isNotEmpty().allMatch(media -> media.has("schema"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void everyCallSaysWhatItDoesAndHowItMayFail(String service) throws IOException {
    for (JsonNode call : calls(service)) {
      String which = call.path("operationId").asText();
      assertThat(which).isNotBlank();
      assertThat(call.path("summary").asText()).as(which).isNotBlank();
      assertThat(call.path("responses").properties())
          .as(which)
          .extracting(Map.Entry::getKey)
          .contains("401", "403", "503", "default");
      assertThat(call.path("parameters"))
          .as(which)
          .allMatch(parameter -> !parameter.path("description").asText().isBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void everyParameterHasATypeAndADefaultOfIt(String service) throws IOException {
    for (JsonNode call : calls(service)) {
      for (JsonNode parameter : call.path("parameters")) {
        JsonNode schema = parameter.path("schema");
        assertThat(schema.has("type") || schema.has("$ref")).as(parameter.toString()).isTrue();
        JsonNode ifAbsent = schema.path("default");
        if (!ifAbsent.isMissingNode()) {
          assertThat(ifAbsent.isTextual())
              .as(parameter.toString())
              .isEqualTo(schema.path("type").asText().equals("string"));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void everySchemaIsUsedAndSaysWhichMembersAreAlwaysThere(String service) throws IOException {
    JsonNode document = document(service);
    for (var schema : document.at("/components/schemas").properties()) {
      String reference = "#/components/schemas/" + schema.getKey();
      assertThat(document.findValuesAsText("$ref")).contains(reference);
      boolean always =
          schema.getValue().path("properties").valueStream().anyMatch(it -> !isNullable(it));
      assertThat(schema.getValue().has("required")).as(schema.getKey()).isEqualTo(always);
    }
    assertThat(document.path("servers")).isNotEmpty();
  }

  private static boolean isNullable(JsonNode schema) {
    return schema.path("type").valueStream().anyMatch(it -> it.asText().equals("null"))
        || schema
            .path("anyOf")
            .valueStream()
            .anyMatch(it -> it.path("type").asText().equals("null"))
        || schema
            .path("oneOf")
            .valueStream()
            .anyMatch(it -> it.path("type").asText().equals("null"));
  }

  private static List<Answer> answers(String service) throws IOException {
    var answers = new ArrayList<Answer>();
    for (JsonNode call : calls(service)) {
      String name = call.path("operationId").asText();
      call.path("responses")
          .properties()
          .forEach(it -> answers.add(new Answer(name, it.getKey(), it.getValue())));
    }
    return answers;
  }

  private static List<JsonNode> calls(String service) throws IOException {
    JsonNode document = document(service);
    assertThat(document.at("/components/schemas/Problem").isMissingNode()).isFalse();
    var calls = new ArrayList<JsonNode>();
    document
        .get("paths")
        .forEach(path -> METHODS.stream().filter(path::has).map(path::get).forEach(calls::add));
    return calls;
  }

  private static JsonNode document(String service) throws IOException {
    return new YAMLMapper().readTree(Path.of("../docs/openapi", service + ".yaml").toFile());
  }
}
