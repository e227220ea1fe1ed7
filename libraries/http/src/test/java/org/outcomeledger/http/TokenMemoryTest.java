package org.outcomeledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {

  private static final String TOKEN = "head.claims.signature";

  private final Hands now = new Hands();
  private final TokenMemory memory = new TokenMemory(Duration.ofSeconds(60), now);
  private int verified;

  @Test
  void aTokenThatComesAgainIsNotVerifiedAgain() {
    SecurityIdentity first = call("Bearer " + TOKEN, expiringIn(3600));
    SecurityIdentity second = call("Bearer " + TOKEN, expiringIn(3600));
    assertThat(verified).isEqualTo(1);
    assertThat(second.getPrincipal()).isEqualTo(first.getPrincipal());
    assertThat(second.getRoles()).containsExactly("events:write");
  }

  @Test
  void anExpiredTokenIsRefusedAlthoughItWasRemembered() {
    SecurityIdentity caller = expiringIn(30);
    call("Bearer " + TOKEN, caller);
    now.advance(29);
    call("Bearer " + TOKEN, caller);
    assertThat(verified).isEqualTo(1);
    now.advance(1);
    assertThatThrownBy(() -> call("Bearer " + TOKEN, caller))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void afterAMinuteATokenIsVerifiedAnew() {
    call("Bearer " + TOKEN, expiringIn(3600));
    now.advance(60);
    call("Bearer " + TOKEN, expiringIn(3600));
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void anotherTokenIsAnotherCallers() {
    call("Bearer " + TOKEN, expiringIn(3600));
    assertThatThrownBy(() -> call("Bearer " + TOKEN + "x", null))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void whatWasRefusedIsAskedAgain() {
    assertThatThrownBy(() -> call("Bearer " + TOKEN, null))
        .isInstanceOf(AuthenticationFailedException.class);
    call("Bearer " + TOKEN, expiringIn(3600));
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void credentialsThatAreNotTheTokenItselfAreNotRemembered() {
    call("Something else", expiringIn(3600));
    call("Something else", expiringIn(3600));
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void theRequestThatATokenFirstCameWithIsNotKept() {
    SecurityIdentity caller =
        QuarkusSecurityIdentity.builder(expiringIn(3600)).addAttribute("request", "one").build();
    call("Bearer " + TOKEN, caller);
    assertThat(call("Bearer " + TOKEN, caller).getAttributes()).isEmpty();
  }

  /** As the provider would: null is a token that it does not know. */
  private SecurityIdentity call(String credentials, SecurityIdentity caller) {
    return memory
        .caller(credentials, () -> Uni.createFrom().item(() -> verify(caller)))
        .await()
        .indefinitely();
  }

  private SecurityIdentity verify(SecurityIdentity caller) {
    verified++;
    if (caller == null || !now.instant().isBefore(end(caller))) {
      throw new AuthenticationFailedException();
    }
    return caller;
  }

  private static Instant end(SecurityIdentity caller) {
    return Instant.ofEpochSecond(
        ((DefaultJWTCallerPrincipal) caller.getPrincipal()).getExpirationTime());
  }

  private SecurityIdentity expiringIn(int seconds) {
    var claims = new JwtClaims();
    claims.setSubject("platform-a");
    claims.setExpirationTime(
        NumericDate.fromSeconds(now.instant().plusSeconds(seconds).getEpochSecond()));
    claims.setClaim(Claims.raw_token.name(), TOKEN);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new DefaultJWTCallerPrincipal(claims))
        .addRole("events:write")
        .build();
  }

  /** A clock that is set by hand. */
  private static final class Hands extends Clock {

    private Instant instant = Instant.parse("2026-03-02T09:30:00Z");

    void advance(long seconds) {
      instant = instant.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return instant;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("Only instants are asked for");
    }
  }
}
