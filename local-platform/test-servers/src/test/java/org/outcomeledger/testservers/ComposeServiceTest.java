package org.outcomeledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComposeServiceTest {
  @Test
  void imageCommandAndEnvironmentOfPostgresAreRead() {
    ComposeService postgres = ComposeService.named("postgres");
    assertThat(postgres.image()).startsWith("postgres:");
    assertThat(postgres.command()).startsWith("postgres").contains("log_error_verbosity=terse");
    assertThat(postgres.environment().get("POSTGRES_INITDB_ARGS")).contains("--encoding=UTF8");
  }

  @Test
  void aServiceWithoutACommandHasTheImagesOwn() {
    ComposeService kafka = ComposeService.named("kafka");
    assertThat(kafka.image()).startsWith("apache/kafka:");
    assertThat(kafka.command()).isEmpty();
    assertThat(kafka.environment()).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
  }
}
