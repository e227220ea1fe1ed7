package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.local.LiveFolder;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * What docs/privacy.md says is held, and where, is what a running installation holds: nothing is
 * missing on the page, and nothing on it is gone.
 */
@Order(3)
@LocalServersOnly(
    "lists the servers' topics and files, which tests share where they are containers")
class PrivacyPageTest {

  private static final String PLATFORM = "private";
  private static final Set<String> SERVERS = Set.of("postgres", "kafka");
  private static final String OF_KAFKA = "__";

  private final Installation installation = Installation.shared();

  @Test
  void everyTableAndColumnIsOnThePage() throws SQLException {
    Map<String, Set<String>> writing = PrivacyPage.section("Databases of the writing services");
    assertThat(tables(PackagedService.ENROLLMENT.database)).isEqualTo(writing);
    assertThat(tables(PackagedService.OUTCOME.database)).isEqualTo(writing);
    assertThat(tables(PackagedService.IMPACT.database))
        .isEqualTo(PrivacyPage.section("Database of impact-service"));
  }

  private Map<String, Set<String>> tables(String database) throws SQLException {
    try (Connection session = installation.session(database);
        Statement statement = session.createStatement();
        ResultSet columns =
            statement.executeQuery(
                """
                select table_schema, table_name, column_name from information_schema.columns
                where table_schema not in ('information_schema', 'pg_catalog')""")) {
      Map<String, Set<String>> tables = new TreeMap<>();
      while (columns.next()) {
        assertThat(columns.getString(1))
            .as("schema of %s", columns.getString(2))
            .isEqualTo("public");
        tables
            .computeIfAbsent(columns.getString(2), it -> new TreeSet<>())
            .add(columns.getString(3));
      }
      return tables;
    }
  }

  @Test
  void everyTopicAndHeaderIsOnThePage() throws Exception {
    post(
        PackagedService.ENROLLMENT,
        "learner-enrolled",
        "\"programme\":{\"id\":\"p\",\"publishedLengthDays\":9},\"startedOn\":\"2025-01-01\"");
    post(PackagedService.OUTCOME, "programme-completed", "\"completedOn\":\"2025-01-09\"");
    var erasures = new ErasureCalls(installation, PLATFORM);
    erasures.awaitCarriedOut(erasures.erase("private-1"));
    Map<String, Set<String>> page = PrivacyPage.section("Kafka");
    try (var consumer = consumer()) {
      Awaitility.await("every header of the page, and no other")
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(headers(consumer)).isEqualTo(page));
    }
  }

  private void post(PackagedService service, String name, String data) throws Exception {
    String event =
        """
        {"specversion":"1.0","id":"private-1","source":"story","type":"org.outcomeledger.%s.v1",
        "time":"2025-01-10T10:00:00Z","data":{"learner":"private-1","enrollmentId":"private-1",%s}}"""
            .formatted(name, data);
    HttpRequest request =
        HttpRequest.newBuilder(installation.uri(service).resolve("/events"))
            .header("Authorization", "Bearer " + installation.platformToken(PLATFORM))
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(event))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isIn(200, 201);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", installation.kafka(), "enable.auto.commit", false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** By topic, the headers of all records that are on it now. */
  private static Map<String, Set<String>> headers(KafkaConsumer<byte[], byte[]> consumer) {
    Map<String, Set<String>> headers = new TreeMap<>();
    consumer.listTopics().values().stream()
        .filter(partitions -> !partitions.getFirst().topic().startsWith(OF_KAFKA))
        .forEach(
            partitions ->
                headers.put(partitions.getFirst().topic(), headers(consumer, partitions)));
    return headers;
  }

  private static Set<String> headers(
      KafkaConsumer<byte[], byte[]> consumer, List<PartitionInfo> partitions) {
    List<TopicPartition> all =
        partitions.stream().map(it -> new TopicPartition(it.topic(), it.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    Set<String> headers = new TreeSet<>();
    while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
      for (ConsumerRecord<byte[], byte[]> line : consumer.poll(Duration.ofMillis(200))) {
        line.headers().forEach(header -> headers.add(header.key()));
      }
    }
    return headers;
  }

  @Test
  void everyFileIsOnThePage() throws IOException {
    installation.dashboardLink();
    Set<String> patterns = PrivacyPage.section("Files").keySet();
    Set<String> unnamed = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    for (Path file : files()) {
      List<String> matching = patterns.stream().filter(it -> matches(it, file)).toList();
      found.addAll(matching);
      if (matching.isEmpty()) {
        unnamed.add(file.toString());
      }
    }
    assertThat(unnamed).as("files that the page does not name").isEmpty();
    assertThat(found).as("files that the page names").isEqualTo(patterns);
  }

  /** Names of all files that are not within a server's folder of data. */
  private List<Path> files() throws IOException {
    return LiveFolder.files(installation.folder()).stream()
        .map(installation.folder()::relativize)
        .filter(file -> !SERVERS.contains(file.getName(0).toString()))
        .map(Path::getFileName)
        .toList();
  }

  private static boolean matches(String pattern, Path file) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file);
  }

  @Test
  void everyClassThatWritesToTheLogIsOnThePage() throws IOException {
    assertThat(PrivacyPage.section("Logs").keySet()).isEqualTo(loggers());
  }

  private static Set<String> loggers() throws IOException {
    Set<String> loggers = new TreeSet<>();
    for (String module :
        List.of("libraries", "enrollment-service", "outcome-service", "impact-service")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module))) {
        loggers.addAll(
            sources
                .filter(it -> it.toString().contains("src/main/java") && isLogger(it))
                .map(it -> it.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet()));
      }
    }
    return loggers;
  }

  private static boolean isLogger(Path source) {
    try {
      return Files.isRegularFile(source)
          && new String(Files.readAllBytes(source), UTF_8).contains("Logger.getLogger(");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
