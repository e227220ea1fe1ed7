package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./start} says when it cannot start, asked of the program itself in a process of its
 * own.
 */
class StartTest {
  @TempDir Path folder;

  @Test
  void aTakenPortIsNamedWithTheOptionThatChoosesAnotherAndNothingIsStarted() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Said said = start("--impact-port=" + taken.getLocalPort());
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.text())
          .isEqualTo(
              "Port "
                  + taken.getLocalPort()
                  + " (impact) is taken by another program: choose another with --impact-port");
      assertThat(folder.resolve("postgres")).doesNotExist();
    }
  }

  @Test
  void thePortOfKeycloakMattersWhereItIsRunOnly() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String option = "--identity-port=" + taken.getLocalPort();
      assertThat(start("--identity", option).text())
          .isEqualTo(
              "Port "
                  + taken.getLocalPort()
                  + " (identity) is taken by another program: choose another with --identity-port");
      assertThat(start(option, "--keys-for-containers").exit()).isZero();
    }
  }

  @Test
  void aPortThatTwoPartsAskForIsNamed() throws Exception {
    int port = FreePort.any();
    assertThat(start("--impact-port=" + port, "--kafka-port=" + port).text())
        .startsWith("Port " + port + " is asked for twice (impact, kafka)");
  }

  @Test
  void aSecondStartOnTheSameFolderSaysThatOneRuns() throws Exception {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      Said said = start();
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.text()).startsWith("Another ./start runs on ").hasLineCount(1);
    }
  }

  @Test
  void helpSaysWhichSystemsAreSupported() throws Exception {
    Said said = start("--help");
    assertThat(said.exit()).isZero();
    assertThat(said.text())
        .contains("Linux on x86_64 or aarch64", "macOS", "--quiet-platform", "--oulad");
  }

  @Test
  void anUnknownOptionIsNamedInOneLine() throws Exception {
    Said said = start("--louder");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text()).contains("--louder").hasLineCount(1);
  }

  @Test
  void keysForContainersAreAllThatDockerComposeAsksForAndNothingIsStarted() throws Exception {
    Said said = start("--keys-for-containers");
    assertThat(said.exit()).isZero();
    assertThat(said.text()).endsWith("Then: docker compose up");
    assertThat(variables().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(askedFor(Path.of("../docker-compose.yml")));
    assertThat(permissions(folder.resolve(".env"))).isEqualTo("rw-------");
    assertThat(folder.resolve("postgres")).doesNotExist();
  }

  @Test
  void keysForContainersStayTheSameFromOneTimeToTheNext() throws Exception {
    start("--keys-for-containers");
    Properties before = variables();
    start("--keys-for-containers");
    assertThat(variables()).isEqualTo(before);
  }

  @Test
  void withIdentityContainersAskKeycloakAndItImportsARealmWithSecretsOfTheirOwn() throws Exception {
    Path realm = Path.of("../deploy/identity/outcome-ledger-realm.json");
    Files.createDirectories(folder.resolve("deploy/identity"));
    Files.copy(realm, folder.resolve("deploy/identity").resolve(realm.getFileName()));
    assertThat(start("--keys-for-containers", "--identity").text())
        .endsWith("Then: docker compose --profile identity up");
    assertThat(variables())
        .containsEntry(
            "OUTCOME_LEDGER_AUTH_SERVER_URL", "http://keycloak:8080/realms/outcome-ledger")
        .containsEntry("OUTCOME_LEDGER_TOKEN_ISSUER", "http://localhost:8084/realms/outcome-ledger")
        .containsEntry("OUTCOME_LEDGER_LEDGERS_TOKEN_FILE", "");
    String folderOfRealm = variables().getProperty("OUTCOME_LEDGER_REALM_FOLDER").replace("'", "");
    assertThat(Files.readString(Path.of(folderOfRealm).resolve("outcome-ledger.json")))
        .contains(variables().getProperty("OUTCOME_LEDGER_IMPACT_CLIENT_SECRET"))
        .contains(Files.readString(folder.resolve("identity/platform-a")));
  }

  @Test
  void theUserOfAContainerReadsTheImpactServicesTokenAndNobodyElseGetsThere() throws Exception {
    start("--keys-for-containers");
    String quoted = variables().getProperty("OUTCOME_LEDGER_IMPACT_TOKEN_FOLDER");
    Path mounted = Path.of(quoted.replace("'", ""));
    assertThat(mounted.resolve("ledger.token"))
        .hasSameTextualContentAs(folder.resolve("impact-service.token"));
    assertThat(permissions(mounted.resolve("ledger.token"))).isEqualTo("rw-r--r--");
    assertThat(permissions(mounted)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(mounted.getParent())).isEqualTo("rwx------");
  }

  private Properties variables() throws IOException {
    Properties variables = new Properties();
    try (Reader file = Files.newBufferedReader(folder.resolve(".env"))) {
      variables.load(file);
    }
    return variables;
  }

  private static Set<String> askedFor(Path composeFile) throws IOException {
    Matcher variable = Pattern.compile("\\$\\{(\\w+)").matcher(Files.readString(composeFile));
    return variable.results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private record Said(int exit, String text) {}

  private Said start(String... options) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "said-", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Doutcome-ledger.project=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Start.class.getName()));
    for (String part : List.of("enrollment", "outcome", "impact", "kafka", "postgres")) {
      command.add("--" + part + "-port=" + FreePort.any());
    }
    command.addAll(List.of(options)); // the last of two wins
    command.add("--data=" + folder);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Said(process.waitFor(), Files.readString(output).strip());
  }
}
