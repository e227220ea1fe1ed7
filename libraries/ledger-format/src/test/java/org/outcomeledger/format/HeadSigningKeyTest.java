package org.outcomeledger.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadSigningKeyTest {

  /** The first key of RFC 8410, section 10.3, as OpenSSL writes it. */
  private static final String RFC_8410 =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;

  @TempDir Path folder;

  @Test
  void aKeyThatOpenSslMadeHasItsPublicHalf() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), RFC_8410);
    assertThat(HeadSigningKey.read(file).open().x())
        .isEqualTo("Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE");
  }

  @Test
  void aKeyThatWasWrittenIsReadAgain() throws IOException {
    HeadSigningKey key = HeadSigningKey.withNewKey();
    Path file = Files.writeString(folder.resolve("key"), key.pem());
    assertThat(HeadSigningKey.read(file).open()).isEqualTo(key.open());
  }

  /** The thumbprint that RFC 8037, appendix A.3, works out. */
  @Test
  void aKeyIsNamedByItsThumbprint() {
    assertThat(new HeadKey("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").id())
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void aMissingKeySaysHowToMakeOne() {
    assertThatThrownBy(() -> HeadSigningKey.read(folder.resolve("none")))
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
  }
}
