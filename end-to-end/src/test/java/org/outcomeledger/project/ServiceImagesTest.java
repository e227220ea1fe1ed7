package org.outcomeledger.project;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images of the services are, without a container engine. */
class ServiceImagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SBOM = "/app/sbom.cdx.json";

  /** As Quarkus names a jar: its group, its name, its version. */
  private static final Pattern PURL = Pattern.compile("pkg:maven/([^/]+)/([^@]+)@([^?]+).*");

  @ParameterizedTest
  @CsvSource({"enrollment-service,8081", "outcome-service,8082", "impact-service,8083"})
  void itRunsAsANumberThatIsNotRootAndItsProcessGetsTheSignals(String service, int port) {
    JsonNode config = ServiceImage.of(service).settings().get("config");
    assertThat(config.get("User").asText()).isEqualTo("10001:10001");
    assertThat(config.get("WorkingDir").asText()).isEqualTo("/app");
    assertThat(config.get("ExposedPorts").fieldNames()).toIterable().containsExactly(port + "/tcp");
    assertThat(config.get("Entrypoint"))
        .extracting(JsonNode::asText)
        .startsWith("java", "-XX:MaxRAMPercentage=55")
        .endsWith("-jar", "quarkus-run.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void itSaysWhatItIsAndWhereItIsFrom(String service) {
    Map<String, String> labels = new HashMap<>();
    ServiceImage.of(service)
        .settings()
        .get("config")
        .get("Labels")
        .properties()
        .forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
    assertThat(labels)
        .containsEntry("org.opencontainers.image.title", service)
        .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
        .containsOnlyKeys(
            Stream.of("title", "description", "version", "revision", "source", "licenses")
                .map(it -> "org.opencontainers.image." + it)
                .toList());
    assertThat(labels.values()).noneMatch(it -> it.isBlank() || it.contains("${"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void itHoldsWhatWasPackagedAndNothingElse(String service) throws IOException {
    Map<String, byte[]> expected = new HashMap<>();
    Path packaged = ProjectFiles.path(service + "/target/quarkus-app");
    try (Stream<Path> files = Files.walk(packaged)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        expected.put("/app/" + packaged.relativize(file), Files.readAllBytes(file));
      }
    }
    expected.remove("/app/quarkus-app-dependencies.txt");
    Map<String, byte[]> files = ServiceImage.of(service).files();
    assertThat(files.remove(SBOM)).isNotNull();
    assertThat(files.remove("/heads/README")).isNotNull();
    assertThat(files.keySet()).isEqualTo(expected.keySet());
    assertThat(files).allSatisfy((path, it) -> assertThat(it).isEqualTo(expected.get(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void itsBillOfMaterialsNamesEachJarThatItHoldsAndNoOther(String service) throws IOException {
    Map<String, byte[]> files = ServiceImage.of(service).files();
    JsonNode bill = JSON.readTree(files.get(SBOM));
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    Set<String> named =
        StreamSupport.stream(bill.get("components").spliterator(), false)
            .map(it -> PURL.matcher(it.get("purl").asText()))
            .map(it -> it.replaceFirst("$1.$2-$3.jar"))
            .collect(toSet());
    assertThat(named).isEqualTo(jars(files.keySet()));
  }

  /** By their long names; that of the service itself has none. */
  private static Set<String> jars(Set<String> files) {
    return files.stream()
        .map(it -> it.replaceFirst("^/app/app/", "/app/lib/org.outcomeledger."))
        .filter(it -> it.startsWith("/app/lib/"))
        .map(it -> it.substring(it.lastIndexOf('/') + 1))
        .collect(toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void noTimeOfTheBuildIsInIt(String service) throws IOException {
    ServiceImage image = ServiceImage.of(service);
    Instant fixed = Instant.parse("2026-01-01T00:00:00Z");
    JsonNode bill = JSON.readTree(image.files().get(SBOM));
    assertThat(bill.get("metadata").get("timestamp").asText()).isEqualTo(fixed.toString());
    assertThat(bill.has("serialNumber")).isFalse();
    assertThat(image.settings().get("created").asText()).isEqualTo(fixed.toString());
    assertThat(image.entries())
        .filteredOn(it -> it.head().isFile())
        .extracting(it -> it.head().getLastModifiedTime().toInstant())
        .containsOnly(fixed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void onlyTheFolderOfHeadsCanBeWrittenTo(String service) {
    List<ServiceImage.Entry> entries = ServiceImage.of(service).entries();
    assertThat(entries).allMatch(it -> it.head().getLongUserId() == 0);
    assertThat(entries)
        .filteredOn(it -> (it.head().getMode() & 0022) != 0)
        .extracting(ServiceImage.Entry::path)
        .containsExactly("/heads/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void whatOthersMadeIsALayerThatANewVersionOfOursLeavesAsItIs(String service) {
    List<List<ServiceImage.Entry>> layers = ServiceImage.of(service).layers();
    assertThat(layers.getFirst())
        .extracting(ServiceImage.Entry::path)
        .filteredOn(it -> it.endsWith(".jar"))
        .hasSizeGreaterThan(100)
        .noneMatch(it -> it.contains("outcomeledger"));
  }
}
