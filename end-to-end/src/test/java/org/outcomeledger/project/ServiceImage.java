package org.outcomeledger.project;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A service's image as the build leaves it.
 *
 * @param settings what a container engine is told: user, command, labels, times
 * @param layers what it adds to its base, if it has one, from the first layer to the last
 */
record ServiceImage(JsonNode settings, List<List<Entry>> layers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Unpacking one takes seconds. */
  private static final Map<String, ServiceImage> UNPACKED = new HashMap<>();

  ServiceImage {
    layers = List.copyOf(layers);
  }

  /** A file or folder; a folder has no content. */
  record Entry(TarArchiveEntry head, byte[] content) {
    String path() {
      return "/" + head.getName();
    }
  }

  /** Skips the test where the build did not come as far as images since it packaged the service. */
  static ServiceImage of(String service) {
    Path archive = ProjectFiles.path(service + "/target/image.tar");
    boolean made =
        Files.exists(archive)
            && modified(archive) >= modified(ProjectFiles.path(service + "/target/quarkus-app"));
    if (!made) {
      System.out.println("Skipped: the image of " + service + " is made by ./mvnw verify.");
    }
    assumeTrue(made, "made by ./mvnw verify");
    return UNPACKED.computeIfAbsent(service, it -> unpacked(archive));
  }

  private static ServiceImage unpacked(Path archive) {
    try (InputStream bytes = Files.newInputStream(archive)) {
      return read(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Entry> entries() {
    return layers.stream().flatMap(List::stream).toList();
  }

  /** By path. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new HashMap<>();
    entries().stream()
        .filter(it -> it.head().isFile())
        .forEach(it -> files.put(it.path(), it.content()));
    return files;
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  private static ServiceImage read(InputStream archive) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    unpack(archive).forEach(it -> parts.put(it.head().getName(), it.content()));
    JsonNode manifest = JSON.readTree(parts.get("manifest.json")).get(0);
    List<List<Entry>> layers = new ArrayList<>();
    for (JsonNode layer : manifest.get("Layers")) {
      InputStream packed = new ByteArrayInputStream(parts.get(layer.asText()));
      layers.add(unpack(new GZIPInputStream(packed)));
    }
    JsonNode settings = JSON.readTree(parts.get(manifest.get("Config").asText()));
    return new ServiceImage(settings, layers.subList(ofBase(settings), layers.size()));
  }

  /** How many layers are the base's: all but those that the build says it has made. */
  private static int ofBase(JsonNode settings) {
    int made = 0;
    for (JsonNode layer : settings.get("history")) {
      made += layer.path("author").asText().equals("Jib") ? 1 : 0;
    }
    return settings.get("rootfs").get("diff_ids").size() - made;
  }

  private static List<Entry> unpack(InputStream tar) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (TarArchiveInputStream archive = new TarArchiveInputStream(tar)) {
      for (TarArchiveEntry it = archive.getNextEntry(); it != null; it = archive.getNextEntry()) {
        entries.add(new Entry(it, archive.readAllBytes()));
      }
    }
    return entries;
  }
}
