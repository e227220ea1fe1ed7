package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outcomeledger.database.KeptSetting;

class PostingSettingsTest {

  private static final String FIRST = "the first secret of at least 32 characters";
  private static final String LATER = "the later secret of at least 32 characters";

  @Test
  void whoLeavesOutWhatTheLedgerWasRekeyedWithIsToldOfThatSetting() {
    String kept = secret(FIRST, LATER).valueToKeep();
    assertThat(secret(FIRST).matches(kept)).isFalse();
    assertThat(secret(FIRST).difference(kept))
        .contains("outcome-ledger.rekeyed-with belongs to it, and is not set")
        .doesNotContain(FIRST, LATER);
  }

  @Test
  void whoAddsASecretWithoutTheCommandIsToldOfTheCommand() {
    String kept = secret(FIRST).valueToKeep();
    assertThat(secret(FIRST, LATER).difference(kept))
        .contains("only the command rekey makes data under a further one");
  }

  private static KeptSetting secret(String... secrets) {
    return PostingSettings.secret(new SecretChain(List.of(secrets)));
  }
}
