package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images, manifests, docker-compose.yml and ./start say the same about every service. */
class WiringTest {
  private static final Map<String, Object> COMPOSE =
      map(YamlFile.document(Path.of("../docker-compose.yml")).get("services"));

  /** Who signs tokens: one key on one's own machine, a provider elsewhere. */
  private static final Set<String> LOCAL_IDENTITY =
      Set.of("QUARKUS_OIDC_PUBLIC_KEY", "OUTCOME_LEDGER_LEDGERS_TOKEN_FILE");

  /** Tables have an owner beside the service, but for ./start, where one role is both. */
  private static final Set<String> OWNED_BY_ANOTHER =
      Set.of(
          "QUARKUS_FLYWAY_MIGRATE_AT_START",
          "QUARKUS_FLYWAY_VALIDATE_AT_START",
          "OUTCOME_LEDGER_SERVICE_ROLE");

  private static final Set<String> PROVIDER =
      Set.of("QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_TOKEN_ISSUER");

  /**
   * Elsewhere, PostgreSQL and Kafka are reached over a network: encrypted, certificates verified.
   */
  private static final Set<String> ENCRYPTED =
      Set.of(
          "KAFKA_SECURITY_PROTOCOL",
          "KAFKA_SASL_MECHANISM",
          "KAFKA_SASL_JAAS_CONFIG",
          "KAFKA_SSL_TRUSTSTORE_TYPE",
          "KAFKA_SSL_TRUSTSTORE_LOCATION",
          "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLMODE",
          "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLROOTCERT",
          "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
          "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
          "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
          "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS");

  /** A file beside the ledger that it vouches for is for one machine only. */
  private static final Set<String> HEADS = Set.of("OUTCOME_LEDGER_HEADS_FILE");

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void theImageIsTheOneThatDockerComposeRunsAndMigratesWith(String service) {
    assertThat(container(service).getImage())
        .startsWith("outcome-ledger/" + service + ":")
        .isEqualTo(compose(service).get("image"))
        .isEqualTo(compose(service.replace("-service", "-migration")).get("image"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void thePortIsTheSameEverywhere(String service) throws IOException {
    int port = configuredPort(service);
    assertThat(container(service).getPorts().getFirst().getContainerPort()).isEqualTo(port);
    assertThat(Manifests.all(Service.class).get(service).getSpec().getPorts())
        .allSatisfy(it -> assertThat(it.getPort()).isEqualTo(port));
    assertThat(list(compose(service).get("ports")))
        .isEqualTo(List.of("127.0.0.1:%d:%d".formatted(port, port)));
    assertThat(map(compose(service).get("healthcheck")).get("test").toString())
        .contains("/dev/tcp/127.0.0.1/" + port + " ");
    assertThat(Files.readString(Path.of("..", service, "pom.xml")))
        .contains("<service.port>" + port + "</service.port>");
  }

  private static int configuredPort(String service) throws IOException {
    Properties properties = new Properties();
    Path resources = Path.of("..", service, "src/main/resources/application.properties");
    try (var file = Files.newBufferedReader(resources)) {
      properties.load(file);
    }
    return Integer.parseInt(properties.getProperty("quarkus.http.port"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void everyVariableOfAContainerIsOneThatStartSetsToo(String service) throws IOException {
    String surroundings =
        Files.readString(
            Path.of("../local-platform/src/main/java/org/outcomeledger/local/Surroundings.java"));
    Set<String> known =
        Pattern.compile("\"([A-Z]+_[A-Z_]+)\"")
            .matcher(surroundings)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    known.addAll(OWNED_BY_ANOTHER);
    assertThat(map(compose(service).get("environment")).keySet()).isSubsetOf(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void aPodIsToldWhatAContainerIsToldAndAsksAProviderWhoCalls(String service) {
    Set<String> expected = new TreeSet<>(map(compose(service).get("environment")).keySet());
    expected.removeAll(LOCAL_IDENTITY);
    expected.removeAll(HEADS);
    expected.addAll(PROVIDER);
    expected.addAll(ENCRYPTED);
    assertThat(variables(container(service))).isEqualTo(expected);
  }

  private static Set<String> variables(Container container) {
    Set<String> names =
        container.getEnv().stream()
            .map(EnvVar::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    for (EnvFromSource source : container.getEnvFrom()) {
      String generated = source.getConfigMapRef().getName();
      assertThat(Manifests.addresses()).containsKey(generated);
      names.addAll(Manifests.addresses().get(generated).keySet());
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void theMigrationIsTheServiceWithTheOwnersLoginAndACommand(String service) {
    Map<String, EnvVar> ofService = byName(container(service));
    Map<String, EnvVar> ofMigration = byName(migration(service));
    assertThat(secret(ofMigration.get("OUTCOME_LEDGER_SERVICE_ROLE")))
        .isEqualTo(secret(ofService.get("OUTCOME_LEDGER_SERVICE_ROLE")))
        .isEqualTo(secret(ofService.get("QUARKUS_DATASOURCE_USERNAME")));
    assertThat(ofMigration.get("OUTCOME_LEDGER_COMMAND").getValue()).isEqualTo("migrate");
    for (String login : Set.of("QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD")) {
      assertThat(secret(ofMigration.get(login)))
          .startsWith(service.replace("-service", "-database-owner/"))
          .isNotEqualTo(secret(ofService.get(login)));
      ofService.put(login, ofMigration.get(login));
    }
    ofMigration.remove("OUTCOME_LEDGER_COMMAND");
    ofService.keySet().removeIf(name -> name.startsWith("QUARKUS_FLYWAY_"));
    assertThat(ofMigration).isEqualTo(ofService);
  }

  private static Map<String, EnvVar> byName(Container container) {
    return container.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, it -> it));
  }

  private static String secret(EnvVar variable) {
    var secret = variable.getValueFrom().getSecretKeyRef();
    return secret.getName() + "/" + secret.getKey();
  }

  private static Container migration(String service) {
    return Manifests.all(Job.class)
        .get(service.replace("-service", "-migration"))
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst();
  }

  @Test
  void aServerElsewhereIsTrustedByItsCertificateOnly() {
    Map<String, String> addresses = Manifests.addresses().get("addresses");
    assertThat(addresses)
        .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full")
        .containsEntry("QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLMODE", "verify-full");
    for (String service : List.of("enrollment-service", "outcome-service", "impact-service")) {
      assertThat(container(service).getVolumeMounts())
          .extracting(VolumeMount::getMountPath)
          .contains("/run/certificates");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base/%s-service.yaml", "base/%s-migration.yaml"})
  void theWritingServicesDifferInNothingButNameAndPort(String file) throws IOException {
    String enrollment = Files.readString(Path.of(file.formatted("enrollment")));
    assertThat(Path.of(file.formatted("outcome")))
        .hasContent(enrollment.replace("enrollment", "outcome").replace("8081", "8082"));
  }

  @Test
  void theImpactServiceIsLetThroughToTheLedgersThatItIsToldAbout() {
    List<String> told =
        Manifests.addresses().get("impact-addresses").entrySet().stream()
            .filter(it -> it.getKey().startsWith("OUTCOME_LEDGER_LEDGERS_"))
            .map(Map.Entry::getValue)
            .toList();
    List<String> letThrough =
        Manifests.all(NetworkPolicy.class).get("replay").getSpec().getEgress().stream()
            .map(WiringTest::address)
            .toList();
    assertThat(told).hasSize(2).isEqualTo(letThrough);
  }

  private static String address(NetworkPolicyEgressRule rule) {
    Map<String, String> labels = rule.getTo().getFirst().getPodSelector().getMatchLabels();
    int port = rule.getPorts().getFirst().getPort().getIntVal();
    return "http://%s:%d".formatted(labels.get("app.kubernetes.io/name"), port);
  }

  private static Map<String, Object> compose(String service) {
    return map(COMPOSE.get(service));
  }

  private static Container container(String service) {
    return Manifests.all(Deployment.class)
        .get(service)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst();
  }
}
