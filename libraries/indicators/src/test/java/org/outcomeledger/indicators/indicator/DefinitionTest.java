package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DefinitionTest {
  @Test
  void aDefinitionWithoutOneOfItsPartsIsNone() {
    Definition.Builder begun =
        Definition.of("NEW1")
            .name("New")
            .pillar(Pillar.P1)
            .question("Is it new?")
            .numerator("New.");
    assertThatThrownBy(begun::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The definition of NEW1 has no denominator.");
  }
}
