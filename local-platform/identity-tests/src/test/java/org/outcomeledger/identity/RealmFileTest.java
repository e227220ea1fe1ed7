package org.outcomeledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.outcomeledger.http.EveryRole;

class RealmFileTest {

  @Test
  void theRolesAreThoseThatTheServicesKnow() {
    assertThat(RealmFile.read().at("/roles/realm").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(EveryRole.names());
  }

  @Test
  void noSecretAndNoPasswordIsWrittenDown() {
    assertThat(RealmFile.clients()).isNotEmpty().noneMatch(it -> it.containsKey("secret"));
    assertThat(RealmFile.users()).isNotEmpty().noneMatch(it -> it.containsKey("credentials"));
  }

  @Test
  void noClientTakesThePasswordOfAPersonFromAnybodyButThePage() {
    assertThat(RealmFile.clients())
        .allSatisfy(it -> assertThat(it).containsEntry("directAccessGrantsEnabled", false));
  }

  @Test
  void aBrowserIsSentBackToOneAddressAndNoOther() {
    assertThat(RealmFile.clients())
        .filteredOn(it -> it.containsKey("redirectUris"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.get("redirectUris").toString()).doesNotContain("*"));
    assertThat(RealmFile.read().findValuesAsText("post.logout.redirect.uris"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).doesNotContain("*", "+"));
  }

  @Test
  void whoIsLockedOutIsRefusedAfterFiveMinutesAtMost() {
    assertThat(RealmFile.read().required("accessTokenLifespan").intValue()).isEqualTo(300);
    assertThat(RealmFile.read().required("clients").findValues("access.token.lifespan")).isEmpty();
  }
}
