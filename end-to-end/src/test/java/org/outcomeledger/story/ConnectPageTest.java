package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that connects a platform in ten minutes, followed to the letter: each of its commands is
 * run, and answers what the page says. An ellipsis on the page stands for anything, and the page
 * may leave fields out.
 */
class ConnectPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PAGE = Path.of("..", "docs", "connect-your-platform.md");
  private static final Pattern STEP =
      Pattern.compile("```bash\n(.*?)```(?:\n\n```json\n(.*?)```)?", Pattern.DOTALL);
  private static final String ANYTHING = "…";

  private final Installation installation = Installation.shared();

  @TempDir Path folder;

  @Test
  void every_command_of_the_page_answers_what_the_page_says() throws Exception {
    putTokens();
    List<MatchResult> steps = STEP.matcher(Files.readString(PAGE)).results().toList();
    String setUp = here(steps.getFirst().group(1));
    assertThat(steps).hasSizeGreaterThan(6);
    for (MatchResult step : steps.subList(1, steps.size())) {
      // The page says "within a second"; the test asks instead of guessing.
      new Examination(installation, "platform-a").followersHaveCaughtUp();
      follow(step.group(1), run(setUp + step.group(1)), step.group(2));
    }
  }

  private static void follow(String command, List<JsonNode> answers, String said)
      throws IOException {
    if (said == null) {
      assertThat(answers).as(command).isNotEmpty().noneMatch(answer -> answer.has("detail"));
      return;
    }
    List<JsonNode> expected = values(said);
    assertThat(answers).as(command).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      requireSaid(expected.get(i), answers.get(i), command);
    }
  }

  private static void requireSaid(JsonNode said, JsonNode answer, String where) {
    if (said.isObject()) {
      said.properties()
          .forEach(
              field ->
                  requireSaid(
                      field.getValue(), answer.path(field.getKey()), where + "/" + field.getKey()));
    } else if (said.isArray()) {
      assertThat(answer).as(where).hasSameSizeAs(said);
      for (int i = 0; i < said.size(); i++) {
        requireSaid(said.get(i), answer.path(i), where + "/" + i);
      }
    } else if (said.asText().equals(ANYTHING)) {
      assertThat(answer.isMissingNode()).as(where + " is missing").isFalse();
    } else {
      assertThat(answer).as(where).isEqualTo(said);
    }
  }

  private void putTokens() throws IOException {
    Path tokens = Files.createDirectories(folder.resolve(".local").resolve("tokens"));
    Files.writeString(tokens.resolve("platform-a"), installation.platformToken("platform-a"));
    Files.writeString(tokens.resolve("committee"), installation.auditorToken());
  }

  private String here(String setUp) {
    return setUp
        .replace("http://localhost:8081", installation.uri(Service.ENROLLMENT).toString())
        .replace("http://localhost:8082", installation.uri(Service.OUTCOME).toString())
        .replace("http://localhost:8083", installation.uri(Service.IMPACT).toString());
  }

  private List<JsonNode> run(String script) throws IOException, InterruptedException {
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(script).isZero();
    return values(output);
  }

  private static List<JsonNode> values(String json) throws IOException {
    try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(json)) {
      return values.readAll();
    }
  }
}
