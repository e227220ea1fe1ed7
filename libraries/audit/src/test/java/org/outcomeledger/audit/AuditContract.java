package org.outcomeledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/**
 * Every operation of a service that needs a role says whether it is recorded, and the service's
 * table in docs/audit.md says the same, once for all methods of an operation. What fails is shown
 * as the line that the table would need.
 */
public abstract class AuditContract {

  @Inject AuditedOperations operations;
  @Inject Config config;

  @Test
  void everyOperationSaysWhetherItIsRecordedAsTheTableDoes() throws IOException {
    String service = config.getValue("quarkus.application.name", String.class);
    assertThat(operations.all()).isNotEmpty();
    assertThat(operations.all().stream().map(AuditContract::line).distinct())
        .as("Lines of the table of %s in docs/audit.md", service)
        .containsExactlyInAnyOrderElementsOf(table(service));
  }

  private static String line(AuditedOperation operation) {
    return operation
        .audited()
        .map(
            it ->
                "| `%s` | `%s` | %s |"
                    .formatted(operation.route(), it.value(), String.join(", ", it.parameters())))
        .orElseGet(
            () ->
                "| `%s` | no | %s |"
                    .formatted(operation.route(), operation.notAudited().orElseThrow()));
  }

  private static List<String> table(String service) throws IOException {
    String page = Files.readString(Path.of(System.getProperty("project.root"), "docs/audit.md"));
    String section = page.split("\n### " + service + "\n", 2)[1].split("\n##", 2)[0];
    return section.lines().filter(line -> line.startsWith("| `")).toList();
  }
}
