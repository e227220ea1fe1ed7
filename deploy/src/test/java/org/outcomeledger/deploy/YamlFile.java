package org.outcomeledger.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The documents of a YAML file as plain maps; a key that stands twice is an error. */
final class YamlFile {
  private YamlFile() {}

  static List<Map<String, Object>> documents(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return documents(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, Object>> documents(Reader text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(16 << 20); // the operators' schemas are large
    List<Map<String, Object>> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(options)).loadAll(text).forEach(it -> documents.add(map(it)));
    return documents;
  }

  static Map<String, Object> document(Path file) {
    return documents(file).getFirst();
  }

  @SuppressWarnings("unchecked") // keys of these files are texts
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<?> list(Object value) {
    return (List<?>) value;
  }
}
