package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.disclosure.Policy;
import org.outcomeledger.verifier.ReportDocument.Thresholds;

/** What the verifier takes for granted is what the catalogue and disclosure control have today. */
class KnownDefinitionsTest {

  @Test
  void theHashesAreThoseOfTheCatalogue() throws IOException {
    assertThat(Files.readAllLines(Path.of("src/main/resources/definitions.csv")))
        .containsExactlyElementsOf(
            CataloguedDefinition.all().stream().map(CataloguedDefinition::line).toList());
  }

  @Test
  void theThresholdsAreThoseThatIndicatorsArePublishedUnder() {
    Policy it = Policy.STANDARD;
    assertThat(Thresholds.PUBLISHED)
        .isEqualTo(
            new Thresholds(
                Policy.NAME,
                it.least(),
                it.roundedTo(),
                it.codedBelow(),
                it.amountStep(),
                it.dayStep(),
                it.curveStep()));
  }
}
