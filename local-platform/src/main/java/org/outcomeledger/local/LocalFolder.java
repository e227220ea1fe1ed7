package org.outcomeledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder that keeps all that a local platform has: data, keys, tokens, logs, by their names.
 */
record LocalFolder(Path path) {
  private static final List<String> PARTS =
      List.of(
          "postgres",
          "kafka",
          "keycloak",
          "enrollment-service",
          "outcome-service",
          "impact-service");

  Path postgres() {
    return path.resolve("postgres");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path keycloak() {
    return path.resolve("keycloak");
  }

  /** Where the heads of a ledger are written down outside of its database. */
  Path heads(String ledger) {
    return path.resolve("heads").resolve(ledger + "-heads.ndjson");
  }

  Path log(String part) {
    return path.resolve("logs").resolve(part + ".log");
  }

  /** Which process runs a part: left behind only when nobody could tidy up. */
  Path process(String part) {
    return processes().resolve(part);
  }

  Path processes() {
    return path.resolve("run");
  }

  Path lock() {
    return path.resolve("lock");
  }

  Path token(String name) {
    return path.resolve("tokens").resolve(name);
  }

  /** By which a browser is signed in once, as the committee. */
  DashboardLink dashboardLink() {
    return new DashboardLink(path.resolve("dashboard-link"), token("committee"));
  }

  Path impactToken() {
    return path.resolve("impact-service.token");
  }

  /** The same token, where the user of a container can read it. */
  Path containerToken() {
    return path.resolve("containers").resolve("impact-service").resolve("ledger.token");
  }

  Path signingKey() {
    return path.resolve("signing.key");
  }

  /** Signs the heads of a ledger. */
  Path headsKey(String ledger) {
    return path.resolve(ledger + "-heads.key");
  }

  /** The same key, where the user of a container can read it. */
  Path containerHeadsKey(String ledger) {
    return path.resolve("containers").resolve(ledger + "-service").resolve("heads.key");
  }

  /** The secret of a client of Keycloak, or the password of a person, of this name. */
  Path identitySecret(String name) {
    return path.resolve("identity").resolve(name);
  }

  /** That secret or password itself, made when there is none. */
  String kept(String identity) {
    return PrivateFile.secret(identitySecret(identity));
  }

  /** The realm with its secrets, where the user of a container can read it. */
  Path containerRealm() {
    return path.resolve("containers").resolve("keycloak").resolve(LocalRealm.NAME + ".json");
  }

  /** The password of a role of PostgreSQL, in containers. */
  Path rolePassword(String role) {
    return path.resolve("roles").resolve(role + ".password");
  }

  Path pseudonymSecret() {
    return path.resolve("pseudonym.secret");
  }

  /** What analysts' figures are rounded with. */
  Path disclosureSecret() {
    return path.resolve("disclosure.secret");
  }

  Path postgresPassword() {
    return path.resolve("postgres.password");
  }

  /** Since when there has been a simulated company, and whether its past is told whole. */
  Path simulation() {
    return path.resolve("simulation");
  }

  /** Makes the folders that the parts write to; the logs of the start before are kept once. */
  void prepare() {
    try {
      Files.createDirectories(path.resolve("heads"));
      Files.createDirectories(path.resolve("logs"));
      for (String part : PARTS) {
        if (Files.exists(log(part))) {
          Files.move(log(part), log(part + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new LocalServerException("Cannot write to " + path + ": " + e, e);
    }
  }

  /**
   * Deletes all that was recorded. Keys, secrets and tokens stay: what was copied from them goes on
   * working.
   */
  void beginAnew() {
    try {
      for (Path data :
          List.of(
              postgres(),
              kafka(),
              keycloak(),
              path.resolve("heads"),
              path.resolve("logs"),
              simulation())) {
        Folders.delete(data);
      }
    } catch (IOException e) {
      throw new LocalServerException("The data in " + path + " cannot be deleted: " + e, e);
    }
  }
}
