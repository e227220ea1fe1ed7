package org.outcomeledger.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("project.root"), "docs", "asyncapi.yaml");

  /** To renew the committed copy: ./mvnw test -pl libraries/event-contract -Dasyncapi.renew */
  @Test
  void theCommittedDocumentSaysWhatTheCatalogueSays() throws Exception {
    String made = AsyncApiDocument.yaml();
    if (System.getProperty("asyncapi.renew") != null) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, made);
    }
    assertThat(COMMITTED).hasContent(made);
  }

  @Test
  void anEventThatTheCommittedDocumentLacksIsNamed() throws Exception {
    assertThat(undocumented(EventCatalogue.ALL)).isEmpty();
    assertThat(undocumented(new EventCatalogue<>(NewEventTest.NewEvent.class, List.of())))
        .containsExactly("apprenticeship-started.v1");
  }

  private static List<String> undocumented(EventCatalogue<?> catalogue) throws Exception {
    JsonNode messages = new YAMLMapper().readTree(COMMITTED.toFile()).at("/components/messages");
    return catalogue.types().stream()
        .map(EventType::name)
        .filter(name -> !messages.has(name))
        .toList();
  }
}
