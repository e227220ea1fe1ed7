package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {

  /** One that ends before it was issued is refused for that alone, whoever forgets to look. */
  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT-1H"})
  void aTokenThatHasExpiredWasIssuedBeforeItsEnd(Duration validFor) {
    JsonNode claims = claims(validFor);
    long end = claims.get("exp").asLong();
    assertThat(end).isLessThan(Instant.now().getEpochSecond());
    assertThat(claims.get("iat").asLong()).isLessThan(end);
  }

  @Test
  void aTokenThatIsGoodIsIssuedNowAndEndsWhenItSays() {
    JsonNode claims = claims(Duration.ofHours(1));
    long issued = claims.get("iat").asLong();
    assertThat(issued).isLessThanOrEqualTo(Instant.now().getEpochSecond());
    assertThat(claims.get("exp").asLong() - issued).isEqualTo(Duration.ofHours(1).toSeconds());
  }

  private static JsonNode claims(Duration validFor) {
    return TokenIssuer.withNewKey().claims(TokenClaims.platform("platform-a"), validFor);
  }
}
