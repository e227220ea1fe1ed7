package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients in three languages, generated from the committed OpenAPI documents as anybody would, post
 * an event to the running services, read what became of it, and ask for a figure. The generator
 * refuses documents that are wrong.
 */
@Order(3)
class GeneratedClientsTest {

  private static final Path TOOLS = Path.of("target", "clients").toAbsolutePath();
  private static final Path PROGRAMS = Path.of("src", "test", "resources", "clients");
  private static final Path DOCUMENTS = Path.of("..", "docs", "openapi").toAbsolutePath();
  private static final String PLATFORM = "generated-clients";

  /** Each program ends soon: to compile its code well would take longer than it saves. */
  private static final String BRIEF = "-XX:TieredStopAtLevel=1";

  @TempDir static Path folder;

  private static Installation installation;

  @BeforeAll
  static void generate() throws Exception {
    installation = Installation.shared();
    List<String> configurations = new ArrayList<>();
    for (String service : List.of("enrollment", "outcome", "impact")) {
      configurations.add(configuration("java", service, "invokerPackage", javaPackage(service)));
      configurations.add(configuration("typescript-fetch", service, "supportsES6", "true"));
      configurations.add(configuration("python", service, "packageName", service + "_client"));
    }
    run(
        command("java", BRIEF, "-jar", TOOLS.resolve("openapi-generator.jar").toString(), "batch"),
        configurations);
  }

  private static String javaPackage(String service) {
    return "org.outcomeledger.client." + service;
  }

  private static String configuration(String generator, String service, String name, String value)
      throws IOException {
    String packages =
        "modelPackage: %1$s.model\napiPackage: %1$s.api\n".formatted(javaPackage(service));
    Path file = folder.resolve(generator + "-" + service + ".yaml");
    Files.writeString(
        file,
        """
        generatorName: %s
        inputSpec: %s
        outputDir: %s
        %sadditionalProperties:
          %s: "%s"
        """
            .formatted(
                generator,
                DOCUMENTS.resolve(service + "-service.yaml"),
                output(generator, service),
                generator.equals("java") ? packages : "",
                name,
                value));
    return file.toString();
  }

  private static Path output(String generator, String service) {
    return folder.resolve(generator).resolve(service);
  }

  @Test
  void aClientInJavaPostsAndAsks() throws Exception {
    String classPath = TOOLS.resolve("lib") + "/*";
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> sources = new ArrayList<>();
    for (String service : List.of("enrollment", "outcome", "impact")) {
      sources.addAll(sources(output("java", service).resolve("src/main/java")));
    }
    sources.add(PROGRAMS.resolve("Client.java").toString());
    run(
        command(
            "javac", "-J" + BRIEF, "-proc:none", "-nowarn", "-cp", classPath, "-d", "" + classes),
        sources);
    requirePostedAndCounted(
        "java", command("java", BRIEF, "-cp", classPath + File.pathSeparator + classes, "Client"));
  }

  @Test
  void aClientInTypeScriptPostsAndAsks() throws Exception {
    // Not --strict: the generator writes for TypeScript 4.9 and later, Debian 12 has 4.8.
    assumeInstalled("node with tsc (Debian: nodejs, node-typescript)", "tsc", "--version");
    Path file = folder.resolve("typescript-fetch").resolve("client.ts");
    Files.copy(PROGRAMS.resolve("client.ts"), file);
    run(
        command("tsc", "--target", "es2020", "--module", "commonjs", "--lib", "es2020,dom"),
        List.of("--outDir", folder.resolve("javascript").toString(), file.toString()));
    requirePostedAndCounted(
        "typescript",
        command("node", folder.resolve("javascript").resolve("client.js").toString()));
  }

  @Test
  void aClientInPythonPostsAndAsks() throws Exception {
    assumeInstalled(
        "python3 with pydantic 2, urllib3 and dateutil",
        "python3",
        "-c",
        "import urllib3, dateutil, pydantic; assert pydantic.VERSION >= '2'");
    requirePostedAndCounted(
        "python", command("python3", PROGRAMS.resolve("client.py").toAbsolutePath().toString()));
  }

  /** The program prints what it was answered: to the post, and to the question. */
  private static void requirePostedAndCounted(String language, List<String> program)
      throws Exception {
    assertThat(run(program, List.of()).lines())
        .containsExactly("accepted " + language + "-1", language + " 1");
  }

  private static List<String> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
    }
  }

  private static List<String> command(String... words) {
    return List.of(words);
  }

  private static void assumeInstalled(String what, String... probe) throws InterruptedException {
    boolean runs = false;
    try {
      runs =
          new ProcessBuilder(probe)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException absent) {
      // Said below.
    }
    String reason = "This client is not run: install " + what;
    if (!runs) {
      System.out.println(reason);
    }
    assumeTrue(runs, reason);
  }

  private static String run(List<String> command, List<String> more)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    var process =
        new ProcessBuilder(Stream.concat(command.stream(), more.stream()).toList())
            .redirectError(errors.toFile());
    process.environment().putAll(environment());
    Process running = process.start();
    String output = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(() -> command + output + read(errors)).isZero();
    return output;
  }

  private static String read(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Map<String, String> environment() {
    return Map.of(
        "ENROLLMENT", installation.uri(PackagedService.ENROLLMENT).toString(),
        "IMPACT", installation.uri(PackagedService.IMPACT).toString(),
        "PLATFORM_TOKEN", installation.platformToken(PLATFORM),
        "ANALYST_TOKEN", installation.analystToken(PLATFORM),
        "PYTHONPATH",
            output("python", "enrollment") + File.pathSeparator + output("python", "impact"));
  }
}
