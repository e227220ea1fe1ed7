package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.story.StrangersFolder.CommandRun;

/**
 * A stranger with a token, one jar and an empty folder takes running ledgers away and verifies
 * them. A program in another language says the same.
 */
@Order(3)
class VerifierStoryTest {

  private static final String PLATFORM = "verified";
  private static final String STAYS = "programme-of-who-stays";

  private final Installation installation = Installation.shared();

  @TempDir Path folder;
  private StrangersFolder stranger;

  @BeforeEach
  void ledgersWithAnErasureAreTakenAway() throws Exception {
    new PostingLog(installation.platform(PLATFORM))
        .postInOrder(List.of(enrolled("stays", STAYS), enrolled("leaves", "another")), 10);
    ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
    calls.awaitCarriedOut(calls.erase("leaves"));
    stranger = new StrangersFolder(installation, folder);
    assertThat(stranger.export().exitCode()).isZero();
  }

  @Test
  void theyHoldAndOnlyWhatWasErasedCannotBeChecked() throws Exception {
    CommandRun ended = verify();
    assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL");
    assertThat(ended.output().lines().filter(it -> it.startsWith("LIMIT enrollment")))
        .isNotEmpty()
        .allMatch(it -> it.contains("empty"));
    assertThat(ended.exitCode()).isZero();
    assertThat(stranger.second()).isEqualTo(new CommandRun(0, "all holds\n"));
  }

  @Test
  void whatIsChangedAfterwardsIsFoundByBoth() throws Exception {
    try (Stream<Path> shards = Files.list(stranger.file("export/enrollment"))) {
      for (Path shard : shards.toList()) {
        Files.writeString(shard, Files.readString(shard).replace(STAYS, STAYS + "-elsewhere"));
      }
    }
    for (CommandRun ended : List.of(verify(), stranger.second())) {
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output().lines().filter(it -> it.startsWith("FAIL")))
          .singleElement()
          .asString()
          .matches("FAIL enrollment, shard \\d+, position \\d+: .*leaf is not that of the content");
    }
  }

  private CommandRun verify() throws Exception {
    return stranger.verifier("verify", "export");
  }

  private static Event enrolled(String learner, String programme) {
    return Event.enrolled(
        "enrolled-" + learner, "enrollment-of-" + learner, learner, programme, 90, "2024-01-01");
  }
}
