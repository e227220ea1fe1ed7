package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The copy of a service's OpenAPI document under docs/openapi, which readers have without running
 * anything.
 */
public final class CommittedApi {

  private CommittedApi() {}

  /** Renewed by -Dopenapi.renew; else what runs has to be what is committed. */
  public static void mustSay(String service, String running) throws IOException {
    Path committed =
        Path.of(System.getProperty("project.root"), "docs", "openapi", service + ".yaml");
    if (System.getProperty("openapi.renew") != null) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, running);
    }
    assertThat(committed).hasContent(running);
  }
}
