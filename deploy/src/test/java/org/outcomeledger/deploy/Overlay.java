package org.outcomeledger.deploy;

import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** An overlay as {@code kubectl kustomize} renders it: what is applied, not what is written. */
record Overlay(String name, List<Map<String, Object>> documents) {
  private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

  static Overlay local() {
    return rendered("local");
  }

  static Overlay production() {
    return rendered("production");
  }

  static Stream<Named<Overlay>> all() {
    return Stream.of(Named.of("local", local()), Named.of("production", production()));
  }

  private static Overlay rendered(String name) {
    Tool.KUBECTL.assumeInstalled();
    return RENDERED.computeIfAbsent(name, Overlay::render);
  }

  private static Overlay render(String name) {
    Tool.Run run = Tool.KUBECTL.run("kustomize", folder(name).toString());
    if (run.status() != 0) {
      throw new AssertionError(run.output());
    }
    return new Overlay(name, YamlFile.documents(new StringReader(run.output())));
  }

  static Path folder(String name) {
    return Path.of("overlays", name);
  }

  Path folder() {
    return folder(name);
  }

  <T extends HasMetadata> Map<String, T> all(Class<T> type) {
    Map<String, T> byName = new TreeMap<>();
    documents.stream()
        .flatMap(document -> Manifests.typed(document).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .forEach(it -> byName.put(it.getMetadata().getName(), it));
    return byName;
  }

  /** Specifications by name, of a kind that an operator reads. */
  Map<String, Map<String, Object>> specs(String kind) {
    Map<String, Map<String, Object>> byName = new TreeMap<>();
    documents.stream()
        .filter(document -> kind.equals(document.get("kind")))
        .forEach(
            document ->
                byName.put(
                    map(document.get("metadata")).get("name").toString(),
                    map(document.get("spec"))));
    return byName;
  }
}
