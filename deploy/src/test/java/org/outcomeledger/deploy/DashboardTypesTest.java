package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dashboards held against the types that Grafana publishes of them, in the npm package {@code
 * @grafana/schema}: what has a field that they do not know, lacks one or has one of another type
 * does not compile.
 */
class DashboardTypesTest {

  private static final Tool TSC =
      new Tool("tsc", List.of("tsc", "--version"), "Version", "tsc (Debian: node-typescript)");
  private static final Tool NPM =
      new Tool("npm", List.of("npm", "root", "--global"), "node_modules", "npm");
  private static final Path FOLDER = AlertsTest.FOLDER.resolve("dashboards");

  /** JSON has the texts of which TypeScript makes enumerations. */
  private static final String JSON =
      """
      type Json<T> = T extends string ? `${T}` : T extends (infer U)[] ? Json<U>[]
        : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
      """;

  private static Path types;

  @TempDir Path folder;

  @BeforeAll
  static void findTypes() {
    TSC.assumeInstalled();
    NPM.assumeInstalled();
    types = Path.of(NPM.run("root", "--global").output().strip(), "@grafana", "schema");
    boolean there = Files.isDirectory(types);
    if (!there) {
      System.out.println("Skipped: npm install --global @grafana/schema@11.5.2");
    }
    assumeTrue(there, types + " is missing");
  }

  @Test
  void everyDashboardIsOneByGrafanasOwnTypes() throws IOException {
    StringBuilder source = new StringBuilder(header());
    for (String name : List.of("posting", "following", "figures")) {
      JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve(name + ".json").toFile());
      source.append("const %s: Json<Dashboard> = %s;\n".formatted(name, dashboard));
      for (JsonNode panel : dashboard.required("panels")) {
        source.append(
            "const %s%d: Partial<Json<%s>> = %s;\n"
                .formatted(
                    name,
                    panel.required("id").asInt(),
                    panel.required("type").asText(),
                    panel.required("options")));
      }
    }
    assertThat(errors(source.toString())).isEmpty();
  }

  /** Else the test above could be a compiler that checks nothing. */
  @Test
  void whatGrafanaDoesNotKnowDoesNotCompile() throws IOException {
    Map<String, String> wrong = // by what the compiler says of it
        Map.of(
            "colour", "{\"editable\":true,\"colour\":\"red\"}",
            "boolean", "{\"editable\":\"yes\"}",
            "displayMode",
                "{\"panels\":[{\"type\":\"stat\",\"gridPos\":{\"h\":1,\"displayMode\":0}}]}");
    for (var one : wrong.entrySet()) {
      String source = header() + "const wrong: Json<Dashboard> = " + one.getValue() + ";\n";
      assertThat(errors(source)).as(one.getKey()).contains(one.getKey());
    }
  }

  private static String header() throws IOException {
    return "import type { Dashboard } from \"%s\";\n".formatted(types)
        + options("stat")
        + options("timeseries")
        + JSON;
  }

  private static String options(String panel) throws IOException {
    Path of = types.resolve("dist/esm/raw/composable/" + panel + "/panelcfg/x");
    try (Stream<Path> files = Files.list(of)) {
      Path file = files.filter(it -> it.toString().endsWith(".d.ts")).findFirst().orElseThrow();
      return "import type { Options as %s } from \"%s\";\n"
          .formatted(panel, file.toString().replaceAll("\\.d\\.ts$", ""));
    }
  }

  private String errors(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("dashboards.ts"), source);
    return TSC.run(
            "--noEmit",
            "--strict",
            "--skipLibCheck",
            "--target",
            "es2020",
            "--moduleResolution",
            "node",
            file.toString())
        .output();
  }
}
