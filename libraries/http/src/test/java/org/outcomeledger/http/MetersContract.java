package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.Scrape.Family;
import org.outcomeledger.http.Scrape.Sample;

/**
 * What a running service tells Prometheus is what docs/metrics.md says, and nothing else; and
 * however it is called, that does not become more. What fails is shown as the line that the page
 * would need.
 */
public abstract class MetersContract {

  private static final String OURS = "outcome_ledger_";
  private static final String EVERY_SERVICE = "Every service";
  private static final String LIBRARIES = "What libraries add";

  /** Those set in the background are there after seconds. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "_OTHER");

  @TestHTTPResource("/")
  protected URI address;

  @Inject protected Config config;

  /** The headings of the page's sections that are about this service. */
  protected abstract List<String> sections();

  /** Makes every meter appear that does so when it is first needed. */
  protected abstract void callEverything() throws Exception;

  /** What the service says now. */
  protected final Scrape scrape() {
    try {
      return Scrape.of(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyMeterIsDocumentedAndEveryDocumentedOneIsThere() throws Exception {
    callEverything();
    List<String> documented =
        Stream.concat(Stream.of(EVERY_SERVICE), sections().stream())
            .flatMap(section -> table(section).stream())
            .toList();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(ours(scrape()).map(MetersContract::row))
                    .as("Lines of the tables of docs/metrics.md")
                    .containsExactlyInAnyOrderElementsOf(documented));
  }

  @Test
  void whatLibrariesAddIsNamedByItsPrefix() throws Exception {
    callEverything();
    List<String> prefixes = table(LIBRARIES).stream().map(row -> row.split("`", 3)[1]).toList();
    Set<String> others =
        scrape().families().stream()
            .map(Family::name)
            .filter(name -> !name.startsWith(OURS))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(others).allMatch(name -> prefixes.stream().anyMatch(name::startsWith));
  }

  @Test
  void namesAndUnitsAreAsPrometheusConventionsHaveThem() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool is not installed: apt-get install prometheus");
    callEverything();
    Path file = Files.createTempFile("metrics", ".txt");
    Files.writeString(file, scrape().text(OURS));
    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(promtool.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @Test
  void whateverIsSentMakesNoTimeSeriesOfItsOwn() throws Exception {
    callHostilely("first" + UUID.randomUUID());
    Set<String> before = series();
    String mark = "second" + UUID.randomUUID();
    for (int i = 0; i < 20; i++) {
      callHostilely(mark + i);
    }
    Scrape after = scrape();
    assertThat(after.text()).doesNotContainIgnoringCase(mark);
    assertThat(series()).isEqualTo(before);
    assertThat(after.samples("http_server_requests_seconds_count"))
        .isNotEmpty()
        .extracting(Sample::labels)
        .allSatisfy(labels -> assertThat(labels.get("method")).isIn(METHODS));
  }

  /** Unknown methods, addresses, hosts and parameters, and connections that break amid a body. */
  private void callHostilely(String mark) throws IOException {
    for (String method : List.of("GET", "POST", "M" + mark.replace("-", ""), "TRACE")) {
      for (String path :
          List.of("/" + mark, "/problems/" + mark, "/events/" + mark, "/?x=" + mark)) {
        reply(method + " " + path + " HTTP/1.1\r\nHost: " + mark + "\r\n", "");
        breakOff(method + " " + path + " HTTP/1.1\r\nHost: " + mark + "\r\n");
      }
    }
    reply(
        "OPTIONS /" + mark + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://" + mark + "\r\n",
        "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: x\r\n");
    reply("GET /problems/busy HTTP/1.1\r\nHost: localhost\r\n", "traceparent: " + mark + "\r\n");
  }

  private void reply(String head, String more) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write((head + more + "Connection: close\r\n\r\n").getBytes(UTF_8));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }

  private void breakOff(String head) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write(
              (head + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
                  .getBytes(UTF_8));
    }
  }

  private Set<String> series() {
    return scrape()
        .text()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Family> ours(Scrape scrape) {
    return scrape.families().stream().filter(family -> family.name().startsWith(OURS));
  }

  private static String row(Family family) {
    String labels =
        family.labels().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            family.name(),
            family.type(),
            unit(family.name()),
            labels.isEmpty() ? "–" : labels,
            family.help());
  }

  private static String unit(String name) {
    if (name.endsWith("_timestamp_seconds")) {
      return "Unix time";
    }
    return Stream.of("seconds", "bytes", "events", "requests")
        .filter(unit -> name.replaceFirst("_total$", "").endsWith("_" + unit))
        .findFirst()
        .orElse("–");
  }

  private static List<String> table(String section) {
    try {
      String page =
          Files.readString(Path.of(System.getProperty("project.root"), "docs", "metrics.md"));
      String lines = page.split("\n## " + section + "\n", 2)[1].split("\n## ", 2)[0];
      return lines.lines().filter(line -> line.startsWith("| `")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
