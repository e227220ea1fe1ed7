package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

  @ParameterizedTest
  @CsvSource({
    "/programme/publishedLengthDays, /programme/publishedLengthDays",
    "/attributes/gender, /attributes/gender",
    "/specversion, /specversion",
    "/programme/jane@example.org, /programme",
    "/programme/jane@example.org/id, /programme",
    "/attributes/0612345678, /attributes",
    "/jane.doe, ''",
    "'', ''",
    "/, ''",
    "/programme/, /programme",
    "/data/programme/id, /data/programme/id",
    "/id/id/source, /id", // names that are known, in an order that is not
    "jane, ''"
  })
  void aPointerIsKeptAsFarAsItsNamesAreTheContracts(String pointer, String kept) {
    assertThat(KnownNames.safePart(pointer)).isEqualTo(kept);
  }

  @Test
  void whereThereIsNoPointerNoneIsKept() {
    assertThat(KnownNames.safePart(null)).isNull();
  }
}
