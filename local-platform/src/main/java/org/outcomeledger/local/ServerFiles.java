package org.outcomeledger.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the programs of the servers are: the build writes class paths of files down in the {@code
 * target} of {@code servers} and {@code identity-server}, beside this module's own. The servers'
 * jars never are on our own class path.
 */
final class ServerFiles {
  private ServerFiles() {}

  /** The class path of Kafka, in the form that {@code java -cp} takes. */
  static String kafkaClassPath() {
    return read("servers", "kafka.files");
  }

  /**
   * Where the JVM keeps the loaded classes of a program of Kafka, by the name of its main class.
   */
  static Path kafkaClasses(String main) {
    return written("servers", main + ".jsa");
  }

  /** The jar that holds PostgreSQL's archive for this system. */
  static Path postgresJar() {
    return Path.of(read("servers", "postgres.files"));
  }

  /** Keycloak's archive. */
  static Path keycloakZip() {
    return Path.of(read("identity-server", "keycloak.files"));
  }

  private static String read(String module, String name) {
    Path list = written(module, name);
    try {
      return Files.readString(list).strip();
    } catch (IOException e) {
      throw new LocalServerException(
          "The servers' programs are not built yet ("
              + list
              + " is missing): run ./mvnw -q -DskipTests package",
          e);
    }
  }

  private static Path written(String module, String name) {
    return moduleFolder().resolve(module).resolve("target").resolve(name);
  }

  /**
   * The class path entry is {@code target/classes} or a jar in {@code target}: the module is the
   * folder above.
   */
  private static Path moduleFolder() {
    CodeSource source = ServerFiles.class.getProtectionDomain().getCodeSource();
    try {
      Path target = Path.of(source.getLocation().toURI()).getParent();
      return target.getParent();
    } catch (URISyntaxException e) {
      throw new LocalServerException(
          "The folder of local-platform cannot be found from " + source.getLocation(), e);
    }
  }
}
