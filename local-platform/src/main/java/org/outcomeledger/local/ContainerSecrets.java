package org.outcomeledger.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code docker compose} has to be told: the variables of docker-compose.yml, in the file
 * {@code .env} beside it (mode 600), the token with which the impact service reads the ledgers, the
 * keys that sign the ledgers' heads, and the realm that Keycloak imports. Keys, secrets and tokens
 * are those of {@code ./start}, so that what is posted with the one is known to the other. Written
 * anew each time; a running impact service takes the new token.
 */
record ContainerSecrets(Path project, LocalFolder folder, TokenIssuer issuer, boolean identity) {
  private static final List<String> LEDGERS = List.of("enrollment", "outcome");
  private static final List<String> DATABASES = List.of("enrollment", "outcome", "impact");

  /** Where Keycloak is found by the services; everybody else finds it on this machine's port. */
  private static final String INSIDE = "http://keycloak:8080/realms/" + LocalRealm.NAME;

  Path variables() {
    return project.resolve(".env");
  }

  void write() {
    write(folder.containerToken(), folder.impactToken());
    for (String ledger : LEDGERS) {
      write(folder.containerHeadsKey(ledger), HeadsKey.keptIn(folder.headsKey(ledger)));
    }
    if (identity) {
      write(
          folder.containerRealm(), LocalRealm.of(project, folder::kept, issuer, Start.pages(8083)));
    }
    PrivateFile.write(
        variables(),
        "# Written by ./start --keys-for-containers for docker-compose.yml.\n"
            + text(secrets())
            + text(identity ? provider() : localKey()));
  }

  private Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("PUBLIC_KEY", issuer.publicKey());
    secrets.put("TOKEN_ISSUER", issuer.name());
    secrets.put("PSEUDONYM_SECRET", PrivateFile.secret(folder.pseudonymSecret()));
    secrets.put("DISCLOSURE_SECRET", PrivateFile.secret(folder.disclosureSecret()));
    secrets.put("POSTGRES_PASSWORD", PrivateFile.secret(folder.postgresPassword()));
    for (String role : DATABASES) {
      String name = role.toUpperCase(Locale.ROOT);
      secrets.put(name + "_PASSWORD", PrivateFile.secret(folder.rolePassword(role)));
      secrets.put(
          name + "_OWNER_PASSWORD",
          PrivateFile.secret(folder.rolePassword(PostgresAddress.owner(role))));
    }
    secrets.put("KEYCLOAK_PASSWORD", folder.kept(KeycloakServer.ADMINISTRATOR));
    secrets.put("IMPACT_TOKEN_FOLDER", quoted(folder.containerToken()));
    secrets.put("ENROLLMENT_KEY_FOLDER", quoted(folder.containerHeadsKey("enrollment")));
    secrets.put("OUTCOME_KEY_FOLDER", quoted(folder.containerHeadsKey("outcome")));
    secrets.put("REALM_FOLDER", quoted(folder.containerRealm()));
    return secrets;
  }

  private static Map<String, String> localKey() {
    return Map.of(
        "AUTH_SERVER_URL", "",
        "LEDGERS_TOKEN_FILE", "/run/outcome-ledger/ledger.token",
        "IMPACT_CLIENT_SECRET", "");
  }

  private Map<String, String> provider() {
    return Map.of(
        "AUTH_SERVER_URL",
        INSIDE,
        "LEDGERS_TOKEN_FILE",
        "",
        "IMPACT_CLIENT_SECRET",
        folder.kept("impact-service"));
  }

  private static String text(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(it -> "OUTCOME_LEDGER_%s=%s%n".formatted(it.getKey(), it.getValue()))
        .collect(joining());
  }

  private static String quoted(Path file) {
    return "'" + folderOf(file) + "'";
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /**
   * The user of a container is nobody here, so the file is readable for all; a folder above it,
   * which the container never passes through, lets nobody else of this machine in.
   */
  private static void write(Path file, Path secret) {
    write(file, PrivateFile.read(secret));
  }

  private static void write(Path file, String secret) {
    Path part = file.resolveSibling("part");
    try {
      Files.createDirectories(file.getParent());
      permit(file.getParent().getParent(), "rwx------");
      permit(file.getParent(), "rwxr-xr-x");
      PrivateFile.write(part, secret);
      permit(part, "rw-r--r--");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LocalServerException("Cannot write " + file + ": " + e, e);
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
