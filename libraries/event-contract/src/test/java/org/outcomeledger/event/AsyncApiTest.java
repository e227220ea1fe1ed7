package org.outcomeledger.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("project.root"), "docs", "asyncapi.yaml");

  /** To renew the committed copy: ./mvnw test -pl libraries/event-contract -Dasyncapi.renew */
  @Test
  void the_committed_document_says_what_the_catalogue_says() throws Exception {
    String made = AsyncApiDocument.yaml();
    if (System.getProperty("asyncapi.renew") != null) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, made);
    }
    assertThat(COMMITTED).hasContent(made);
  }
}
