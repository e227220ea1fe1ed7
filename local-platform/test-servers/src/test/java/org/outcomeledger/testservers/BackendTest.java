package org.outcomeledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.outcomeledger.local.LocalServerException;

class BackendTest {
  @Test
  void localServersNeedNoEngine() {
    assertThat(Backend.named("local", () -> fail("asked for an engine")))
        .isEqualTo(new Backend.Local());
  }

  @Test
  void containersAreTakenWhereAnEngineAnswers() {
    assertThat(Backend.named("containers", () -> true)).isEqualTo(new Backend.InContainers());
  }

  @Test
  void withoutAnEngineOneLineSaysWhatToDo() {
    assertThatThrownBy(() -> Backend.named("containers", () -> false))
        .isInstanceOf(LocalServerException.class)
        .hasMessage(
            "-Dbackends=containers needs a container engine, and none answers: start one, set"
                + " DOCKER_HOST to it, or leave -Dbackends out");
  }

  @Test
  void anUnknownBackendIsRefusedInOneLineThatNamesThoseThereAre() {
    assertThatThrownBy(() -> Backend.named("container", () -> true))
        .isInstanceOf(LocalServerException.class)
        .hasMessage(
            "-Dbackends=container is unknown: use -Dbackends=local or -Dbackends=containers");
  }

  private static boolean fail(String message) {
    throw new AssertionError(message);
  }
}
