package org.outcomeledger.testservers;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What docker-compose.yml says about a server, so that tests run against what it deploys: the
 * image, the command and the environment, references to variables as they stand.
 */
record ComposeService(String image, List<String> command, Map<String, String> environment) {
  ComposeService {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  static ComposeService named(String name) {
    Map<?, ?> service = (Map<?, ?>) ((Map<?, ?>) file().get("services")).get(name);
    List<?> command = service.get("command") instanceof List<?> words ? words : List.of();
    return new ComposeService(
        service.get("image").toString(),
        command.stream().map(Object::toString).toList(),
        ((Map<?, ?>) service.get("environment"))
            .entrySet().stream()
                .collect(toMap(it -> it.getKey().toString(), it -> it.getValue().toString())));
  }

  private static Map<String, Object> file() {
    Path file = Path.of(System.getProperty("project.root", "."), "docker-compose.yml");
    try (Reader text = Files.newBufferedReader(file)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
