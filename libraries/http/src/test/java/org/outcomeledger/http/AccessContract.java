package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation of a service's OpenAPI document answers every role, and no token at all, as the
 * service's table in docs/access.md says. What fails is shown as the line that the table would
 * need.
 *
 * <p>The test settings hold a token with one role only as {@code token.} and the role, for each of
 * {@link EveryRole#names}, and one with all of them as {@link EveryRole#ALL}: each without the
 * claim {@code platform}, and with it as {@code of-platform.} before the name. Tokens that are no
 * good are there as {@value #REFUSED_TOKENS_SETTING}, each of all roles but for what is wrong.
 */
public abstract class AccessContract {

  private static final String NO_TOKEN = "no token";
  private static final String OF_NO_PLATFORM = "without the claim";
  private static final String OF_A_PLATFORM = "with it";
  private static final String REFUSED_TOKENS = "Tokens that are refused";

  /** Where the test settings hold them, as a JSON object of names and tokens. */
  static final String REFUSED_TOKENS_SETTING = "refused-tokens";

  private static final JsonMapper JSON = new JsonMapper();

  @TestHTTPResource("/")
  URI address;

  @Inject Config config;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everyOperationAnswersEveryRoleAsTheTableSays() throws IOException {
    String service = config.getValue("quarkus.application.name", String.class);
    List<String> lines =
        Stream.concat(
                Stream.of(row("operation", callers().map(AccessContract::heading))),
                DocumentedCall.all(document()).stream()
                    .map(
                        call -> row("`" + call.name() + "`", callers().map(it -> tried(call, it)))))
            .toList();
    assertThat(lines)
        .as("Lines of the table of %s in docs/access.md", service)
        .containsExactlyInAnyOrderElementsOf(table(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "...", "a", "a.b", "a.b.c"})
  void whatIsNoTokenIsAnsweredLikeNone(String token) {
    for (DocumentedCall call : DocumentedCall.all(document())) {
      assertThat(answer(call, Optional.of(token)))
          .as(call.name())
          .isEqualTo(answer(call, Optional.empty()));
    }
  }

  @Test
  void aTokenThatIsNoGoodIsAnsweredAsTheTableSays() throws IOException {
    List<DocumentedCall> calls = DocumentedCall.all(document());
    List<String> lines =
        Stream.concat(
                Stream.of(row("token", Stream.of("answer"))),
                refusedTokens().entrySet().stream()
                    .map(it -> row(it.getKey(), answers(calls, it.getValue()))))
            .toList();
    assertThat(lines)
        .as("Lines of the table of refused tokens in docs/access.md")
        .containsExactlyInAnyOrderElementsOf(table(REFUSED_TOKENS));
  }

  private Map<String, String> refusedTokens() throws IOException {
    return JSON.readValue(
        config.getValue(REFUSED_TOKENS_SETTING, String.class), new TypeReference<>() {});
  }

  /** What all calls answer that need a token: one code, or a line that the table cannot have. */
  private Stream<String> answers(List<DocumentedCall> calls, String token) {
    return calls.stream()
        .filter(call -> !answer(call, Optional.empty()).equals("yes"))
        .map(call -> answer(call, Optional.of(token)))
        .distinct();
  }

  private JsonNode document() {
    try {
      return JSON.readTree(send("/q/openapi?format=json", HttpRequest.newBuilder()).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> callers() {
    return Stream.of(
            Stream.of(NO_TOKEN),
            EveryRole.names().stream(),
            Stream.of(OF_NO_PLATFORM, OF_A_PLATFORM))
        .flatMap(it -> it);
  }

  private static String heading(String caller) {
    return EveryRole.names().contains(caller) ? "`" + caller + "`" : caller;
  }

  private static String row(String first, Stream<String> cells) {
    return Stream.concat(Stream.of(first), cells).collect(joining(" | ", "| ", " |"));
  }

  private String tried(DocumentedCall call, String caller) {
    return switch (caller) {
      case NO_TOKEN -> answer(call, Optional.empty());
      case OF_NO_PLATFORM -> answer(call, token(EveryRole.ALL));
      case OF_A_PLATFORM -> answer(call, token(EveryRole.OF_PLATFORM + EveryRole.ALL));
      default -> triedWithRole(call, caller);
    };
  }

  /** Of the role alone: with the claim where the call is for platforms only. */
  private String triedWithRole(DocumentedCall call, String role) {
    String answer = answer(call, token(role));
    return answer.equals("no-platform")
        ? answer(call, token(EveryRole.OF_PLATFORM + role))
        : answer;
  }

  private Optional<String> token(String name) {
    return Optional.of(config.getValue("token." + name, String.class));
  }

  /** Whatever else is wrong with the call: whoever may make it is told so. */
  private String answer(DocumentedCall call, Optional<String> token) {
    HttpRequest.Builder request = call.request();
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    Reply reply = send(call.path(), request);
    return switch (reply.status()) {
      case 401, 403 -> reply.code().equals("forbidden") ? "no" : reply.code();
      default -> "yes";
    };
  }

  private record Reply(int status, String body) {

    /** Of the problem that it is. */
    String code() {
      try {
        return JSON.readTree(body).get("type").textValue().replace("/problems/", "");
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  /** A stream that is open has no end, so that only bodies that have one are read. */
  private Reply send(String path, HttpRequest.Builder request) {
    try {
      var reply =
          http.send(request.uri(address.resolve(path)).build(), BodyHandlers.ofInputStream());
      boolean isStream =
          reply.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      try (InputStream body = reply.body()) {
        return new Reply(
            reply.statusCode(), isStream ? "" : new String(body.readAllBytes(), UTF_8));
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("No reply to " + path, e);
    }
  }

  private static List<String> table(String service) throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("project.root"), "docs", "access.md"));
    String section = page.split("\n## " + service + "\n", 2)[1].split("\n## ", 2)[0];
    return section.lines().filter(line -> line.matches("\\| .*")).toList();
  }
}
