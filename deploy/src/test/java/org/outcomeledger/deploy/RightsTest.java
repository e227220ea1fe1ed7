package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production grants what the files grant that the tests of the services try. */
class RightsTest {
  private static final Pattern GRANT =
      Pattern.compile("(grant|revoke) (.+) (?:to|from) (.+?)( with inherit false)?");

  @Test
  void aUserOfKafkaMayWhatTheRulesSay() throws IOException {
    Set<String> rules =
        Files.readAllLines(Path.of("kafka/acls.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> String.join(" ", line.split(" +")))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> granted = new TreeSet<>();
    Overlay.production()
        .specs("KafkaUser")
        .forEach(
            (user, spec) ->
                list(map(spec.get("authorization")).get("acls"))
                    .forEach(acl -> granted.add(user + " " + rule(map(acl)))));
    assertThat(granted).isEqualTo(rules);
  }

  private static String rule(Map<String, Object> acl) {
    Map<String, Object> resource = map(acl.get("resource"));
    String operations =
        list(acl.get("operations")).stream()
            .map(
                it -> it.toString().replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    String many = "prefix".equals(resource.get("patternType")) ? "*" : "";
    return "%s %s%s %s".formatted(resource.get("type"), resource.get("name"), many, operations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment", "outcome", "impact"})
  void aRoleOfPostgresqlMayWhatItMayInContainers(String service) throws IOException {
    Map<String, Object> cluster =
        Overlay.production().specs("Cluster").get(service + "-postgresql");
    Map<String, Object> initdb = map(map(cluster.get("bootstrap")).get("initdb"));
    Set<String> granted =
        grants(list(initdb.get("postInitApplicationSQL")).stream().map(Object::toString), service);
    assertThat(granted).isNotEmpty().isEqualTo(inContainers(service));
    assertThat(initdb)
        .containsEntry("database", service)
        .containsEntry("owner", service + "_owner");
  }

  private static Set<String> inContainers(String service) throws IOException {
    String others =
        Stream.of("enrollment", "outcome", "impact")
            .filter(it -> !it.equals(service))
            .collect(Collectors.joining("|"));
    String all = Files.readString(Path.of("compose/databases.sql"));
    String own = all.replaceAll("(?s)\\\\connect (" + others + ")\n[^\\\\]*", "");
    return grants(own.lines().map(line -> line.replaceAll(";$", "")), service);
  }

  /** One right for one role each, of those that are this service's. */
  private static Set<String> grants(Stream<String> statements, String service) {
    Set<String> grants = new TreeSet<>();
    statements
        .map(GRANT::matcher)
        .filter(Matcher::matches)
        .forEach(
            it -> {
              for (String role : words(it.group(3))) {
                rights(it.group(2)).stream()
                    .filter(right -> isOf(service, role, right))
                    .forEach(
                        right -> grants.add(it.group(1) + " " + right + " " + role + it.group(4)));
              }
            });
    return grants;
  }

  private static List<String> rights(String rights) {
    return rights.startsWith("revoke") || rights.contains(" on database ")
        ? words(rights.replaceAll("(.+ on database )(.+)", "$2")).stream()
            .map(it -> rights.replaceAll("(.+ on database ).+", "$1") + it)
            .toList()
        : words(rights);
  }

  private static boolean isOf(String service, String role, String right) {
    return Set.of(service, service + "_owner").contains(role)
        || (role.equals("public") && right.endsWith(" " + service));
  }

  private static List<String> words(String text) {
    return List.of(text.split(", "));
  }
}
