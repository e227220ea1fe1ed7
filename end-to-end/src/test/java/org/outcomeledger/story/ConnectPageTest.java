package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that connects a platform in ten minutes, followed to the letter: each of its commands is
 * run, and answers what the page says.
 */
@Order(3)
class ConnectPageTest {

  private static final Path PAGE = Path.of("..", "docs", "connect-your-platform.md");
  private static final Pattern STEP =
      Pattern.compile("```bash\n(.*?)```(?:\n\n```json\n(.*?)```)?", Pattern.DOTALL);

  private final Installation installation = Installation.shared();

  @TempDir Path folder;

  @Test
  void everyCommandOfThePageAnswersWhatThePageSays() throws Exception {
    PageCommands page = new PageCommands(installation, folder);
    page.putToken("platform-a", installation.platformToken("platform-a"));
    page.putToken("committee", installation.auditorToken());
    List<MatchResult> steps = STEP.matcher(Files.readString(PAGE)).results().toList();
    String setUp = steps.getFirst().group(1);
    assertThat(steps).hasSizeGreaterThan(6);
    for (MatchResult step : steps.subList(1, steps.size())) {
      // The page says "within a second"; the test asks instead of guessing.
      new Examination(installation, "platform-a").followersHaveCaughtUp();
      String answers = page.bash(setUp + step.group(1));
      follow(step.group(1), SaidJson.values(answers), step.group(2));
    }
  }

  private static void follow(String command, List<JsonNode> answers, String said)
      throws IOException {
    if (said == null) {
      assertThat(answers).as(command).isNotEmpty().noneMatch(answer -> answer.has("detail"));
    } else {
      SaidJson.require(said, answers, command);
    }
  }
}
