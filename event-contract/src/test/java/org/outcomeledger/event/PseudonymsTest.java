package org.outcomeledger.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private final Pseudonyms pseudonyms = new Pseudonyms(SECRET);

  @Test
  void a_reference_has_one_pseudonym_for_ever() {
    assertThat(pseudonyms.learner("platform-a", "42"))
        .hasToString("f87e73c4-4525-8101-b08c-c4c90d0295b8");
  }

  @Test
  void platforms_kinds_and_secrets_never_share_a_pseudonym() {
    var other = new Pseudonyms("another-secret-another-secret-42".getBytes(UTF_8));
    assertThat(
            new Object[] {
              pseudonyms.learner("platform-a", "42"),
              pseudonyms.learner("platform-b", "42"),
              pseudonyms.learner("platform-a4", "2"),
              pseudonyms.id("enrollment", "platform-a", "42"),
              pseudonyms.id("employment", "platform-a", "42"),
              other.learner("platform-a", "42")
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void no_reference_of_the_platform_is_left_in_the_data() {
    var type = EventCatalogue.ALL.find("org.outcomeledger.employment-started.v1").orElseThrow();
    var posted = type.sample().deepCopy();
    var references = new String[] {"learner", "enrollmentId", "employmentId"};
    for (String field : references) {
      ((ObjectNode) posted).put(field, "ada-" + field);
    }
    var kept = pseudonyms.replaceIds("platform-a", (ObjectNode) posted);
    assertThat(kept.toString()).doesNotContain("ada-");
    assertThat(type.check(kept)).isEmpty();
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatThrownBy(() -> new Pseudonyms("short".getBytes(UTF_8)))
        .hasMessage("The pseudonym secret needs at least 32 bytes");
  }
}
