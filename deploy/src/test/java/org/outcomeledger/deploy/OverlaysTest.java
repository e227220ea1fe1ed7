package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.outcomeledger.deploy.YamlFile.map;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The overlays, rendered and read strictly. No API server was asked. */
class OverlaysTest {
  /** What settings.yaml and the namespace are put in place of. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(^|.*\\W)(BACKUPS|CLASS|CNPG|DOMAIN|ENDPOINT|GATEWAY|IDENTITY|ISSUER|KUBERNETES|MONITORING|NAMESPACE|STORAGE)(\\W.*|$)",
          Pattern.DOTALL);

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void whatKubernetesKnowsHasNoFieldThatItDoesNotKnow(Overlay overlay) {
    List<Object> known =
        overlay.documents().stream()
            .map(Manifests::typed)
            .flatMap(Optional::stream)
            .map(Object.class::cast)
            .toList();
    assertThat(known).hasSizeGreaterThan(30);
    assertThat(known).allSatisfy(it -> assertThat(UnknownFields.in(it)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void whatAnOperatorReadsFitsTheSchemaOfItsProject(Overlay overlay) {
    assumeSchemas();
    assertThat(overlay.documents())
        .filteredOn(document -> Manifests.typed(document).isEmpty())
        .allSatisfy(
            document ->
                assertThat(CustomResources.errors(document))
                    .as(document.get("kind") + " " + map(document.get("metadata")).get("name"))
                    .hasValue(List.of()));
  }

  @Test
  void aMisspeltFieldOfAnOperatorsResourceIsFound() {
    assumeSchemas();
    Map<String, Object> user =
        Overlay.production().documents().stream()
            .filter(document -> "KafkaUser".equals(document.get("kind")))
            .findFirst()
            .orElseThrow();
    Map<String, Object> misspelt = new HashMap<>(user);
    misspelt.put("spec", Map.of("autentication", Map.of("type", "scram-sha-512")));
    assertThat(CustomResources.errors(misspelt).orElseThrow())
        .singleElement()
        .asString()
        .contains("autentication");
  }

  static void assumeSchemas() {
    boolean there = Files.isDirectory(CustomResources.FILES);
    if (!there) {
      System.out.println(
          "Skipped: operators' resources are not held against their schemas, which are not in "
              + CustomResources.FILES);
    }
    assumeTrue(there, "no schemas in " + CustomResources.FILES);
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void noPlaceholderIsLeft(Overlay overlay) {
    assertThat(texts(overlay.documents())).noneMatch(it -> PLACEHOLDER.matcher(it).matches());
  }

  private static Stream<String> texts(Object value) {
    return switch (value) {
      case List<?> items -> items.stream().flatMap(OverlaysTest::texts);
      case Map<?, ?> entries -> entries.values().stream().flatMap(OverlaysTest::texts);
      case String text -> Stream.of(text);
      case null, default -> Stream.of();
    };
  }

  @Test
  void whatIsYoursIsSaidOnce() throws IOException {
    Map<String, Object> settings =
        map(YamlFile.document(Overlay.folder("production").resolve("settings.yaml")).get("data"));
    StringBuilder rest = new StringBuilder();
    for (Path file : files(Overlay.folder("production"), Path.of("observability"))) {
      rest.append(Files.readString(file));
    }
    assertThat(settings.values())
        .extracting(Object::toString)
        .filteredOn(it -> it.contains("."))
        .hasSize(6)
        .allSatisfy(it -> assertThat(rest).as(it).doesNotContain(it));
  }

  private static List<Path> files(Path... folders) throws IOException {
    try (Stream<Path> found =
        Stream.of(folders)
            .flatMap(folder -> List.of(folder.toFile().listFiles()).stream())
            .map(File::toPath)) {
      return found
          .filter(Files::isRegularFile)
          .filter(it -> !it.endsWith("settings.yaml"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void everyFileOfAnOverlayIsInItsKustomization(Overlay overlay) throws IOException {
    String kustomization = Files.readString(overlay.folder().resolve("kustomization.yaml"));
    assertThat(files(overlay.folder()))
        .extracting(file -> file.getFileName().toString())
        .allSatisfy(
            file ->
                assertThat(kustomization).contains(file.equals("kustomization.yaml") ? "" : file));
  }
}
