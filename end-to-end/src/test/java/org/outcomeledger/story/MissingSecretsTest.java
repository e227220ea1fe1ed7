package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.project.MarkdownTable;

/** Services that are started without one of the secrets that docs/run-elsewhere.md lists. */
@Order(4)
class MissingSecretsTest {

  /** What makes a secret needed that ./start does without. */
  private static final Map<String, Map<String, String>> NEEDED_BY =
      Map.of(
          "kafka.sasl.jaas.config", Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
          "quarkus.oidc.auth-server-url", Map.of("QUARKUS_OIDC_PUBLIC_KEY", ""),
          "quarkus.oidc-client.credentials.secret",
              Map.of("OUTCOME_LEDGER_LEDGERS_TOKEN_FILE", ""));

  private final Installation installation = Installation.shared();

  static Stream<Arguments> secrets() {
    return MarkdownTable.below("docs/run-elsewhere.md", "### Secrets have no default").stream()
        .flatMap(row -> services(row.get(1)).map(it -> Arguments.of(it, plain(row.get(0)))));
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }

  /** One of the writing services will do: they have their settings from the same library. */
  private static Stream<PackagedService> services(String cell) {
    return switch (cell) {
      case "all" -> Stream.of(PackagedService.ENROLLMENT, PackagedService.IMPACT);
      case "writing services" -> Stream.of(PackagedService.OUTCOME);
      case "impact-service" -> Stream.of(PackagedService.IMPACT);
      default -> throw new AssertionError("Whose secret is it: " + cell);
    };
  }

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("secrets")
  void aServiceWithoutASecretEndsWithOneLineThatNamesIt(PackagedService service, String setting) {
    Map<String, String> without = new HashMap<>(NEEDED_BY.getOrDefault(setting, Map.of()));
    without.put(variable(setting), "");

    EndedProcess ended = installation.run(service, without);

    assertThat(ended.exitCode()).isEqualTo(1);
    List<String> said = ended.lines().stream().filter(line -> line.contains(setting)).toList();
    assertThat(said).as(String.join("\n", ended.lines())).hasSize(1);
    assertThat(ended.lines()).noneMatch(line -> line.matches(".* ERROR .*|\tat .*"));
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_");
  }
}
