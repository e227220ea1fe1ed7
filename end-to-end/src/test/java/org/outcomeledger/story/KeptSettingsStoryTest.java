package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that are started over data that were made with other settings. */
@Order(4)
class KeptSettingsStoryTest {

  private final Installation installation = Installation.shared();

  @ParameterizedTest(name = "{0} with another {1}")
  @CsvSource({
    "ENROLLMENT, outcome-ledger.pseudonym-secret, another-secret-of-at-least-thirty-two-characters",
    "ENROLLMENT, outcome-ledger.shards, 4",
    "OUTCOME, outcome-ledger.zone, America/New_York",
    "OUTCOME, outcome-ledger.ledger, enrollment",
    "IMPACT, outcome-ledger.read-model, another",
    "IMPACT, outcome-ledger.zone, UTC",
    "IMPACT, outcome-ledger.disclosure.secret, another-secret-of-at-least-thirty-two-characters"
  })
  void aReplicaThatIsSetOtherwiseEndsWithOneLineThatNamesTheSetting(
      PackagedService service, String setting, String value) {
    EndedProcess ended = installation.run(service, Map.of(environmentVariable(setting), value));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.lines())
        .filteredOn(line -> line.startsWith(setting))
        .singleElement()
        .asString()
        .contains("the data in this database were made with")
        .doesNotContain("secret-of");
    assertThat(ended.lines()).noneMatch(line -> line.matches(".* ERROR .*|\tat .*"));
  }

  private static String environmentVariable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_");
  }
}
