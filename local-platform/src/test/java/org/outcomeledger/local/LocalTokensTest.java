package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTokensTest {
  @TempDir Path path;

  @ParameterizedTest
  @CsvSource({
    "platform-a, events:write learners:erase, platform-a",
    "platform-b, events:write learners:erase, platform-b",
    "oulad, events:write learners:erase, oulad",
    "analyst, metrics:read,",
    "committee, metrics:read-exact reports:write,",
    "auditor, metrics:read-exact ledger:read,"
  })
  void everyTokenSaysWhoMayDoWhat(String name, String roles, String platform) throws IOException {
    LocalFolder folder = written();
    JsonNode claims = claims(Files.readString(folder.token(name)));
    assertThat(claims.get("iss").asText()).isEqualTo("https://outcome-ledger.local");
    assertThat(claims.get("aud").asText()).isEqualTo("outcome-ledger");
    assertThat(claims.get("sub").asText()).isEqualTo(name);
    assertThat(texts(claims.get("groups"))).containsExactly(roles.split(" "));
    assertThat(claims.path("platform").asText(null)).isEqualTo(platform);
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong())
        .isEqualTo(Duration.ofDays(30).toSeconds());
  }

  @Test
  void theImpactServiceMayReplayTheLedgersAndNothingElse() throws IOException {
    JsonNode claims = claims(Files.readString(written().impactToken()));
    assertThat(texts(claims.get("groups"))).containsExactly("ledger:read");
    assertThat(claims.has("platform")).isFalse();
  }

  @Test
  void aTokenIsOneLineThatOnlyItsOwnerReads() throws IOException {
    LocalFolder folder = written();
    assertThat(Files.readString(folder.token("analyst"))).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    for (Path file : List.of(folder.token("analyst"), folder.impactToken(), folder.signingKey())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theKeptKeySignsAtTheNextStartToo() throws Exception {
    String publicKey = TokenIssuer.keptIn(new LocalFolder(path).signingKey()).publicKey();
    LocalFolder folder = written();
    assertThat(verifies(Files.readString(folder.token("auditor")), publicKey)).isTrue();
    assertThat(
            verifies(
                Files.readString(folder.token("auditor")), TokenIssuer.withNewKey().publicKey()))
        .isFalse();
  }

  private LocalFolder written() {
    LocalFolder folder = new LocalFolder(path);
    LocalTokens.write(TokenIssuer.keptIn(folder.signingKey()), folder);
    return folder;
  }

  private static boolean verifies(String token, String publicKey) throws GeneralSecurityException {
    int dot = token.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withRSA");
    byte[] key = Base64.getDecoder().decode(publicKey);
    signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
    signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
  }

  private static JsonNode claims(String token) throws IOException {
    return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
