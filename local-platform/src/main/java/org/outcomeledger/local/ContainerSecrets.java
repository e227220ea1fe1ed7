package org.outcomeledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What {@code docker compose} has to be told: the variables of docker-compose.yml, in the file
 * {@code .env} beside it (mode 600), the token with which the impact service reads the ledgers, and
 * the keys that sign the ledgers' heads. Keys, secrets and tokens are those of {@code ./start}, so
 * that what is posted with the one is known to the other. Written anew each time; a running impact
 * service takes the new token.
 */
record ContainerSecrets(Path project, LocalFolder folder, TokenIssuer issuer) {
  private static final List<String> LEDGERS = List.of("enrollment", "outcome");

  Path variables() {
    return project.resolve(".env");
  }

  void write() {
    write(folder.containerToken(), folder.impactToken());
    for (String ledger : LEDGERS) {
      write(folder.containerHeadsKey(ledger), HeadsKey.keptIn(folder.headsKey(ledger)));
    }
    PrivateFile.write(
        variables(),
        """
        # Written by ./start --keys-for-containers for docker-compose.yml.
        OUTCOME_LEDGER_PUBLIC_KEY=%s
        OUTCOME_LEDGER_PSEUDONYM_SECRET=%s
        OUTCOME_LEDGER_DISCLOSURE_SECRET=%s
        OUTCOME_LEDGER_POSTGRES_PASSWORD=%s
        OUTCOME_LEDGER_IMPACT_TOKEN_FOLDER='%s'
        OUTCOME_LEDGER_ENROLLMENT_KEY_FOLDER='%s'
        OUTCOME_LEDGER_OUTCOME_KEY_FOLDER='%s'
        """
            .formatted(
                issuer.publicKey(),
                PrivateFile.secret(folder.pseudonymSecret()),
                PrivateFile.secret(folder.disclosureSecret()),
                PrivateFile.secret(folder.postgresPassword()),
                folderOf(folder.containerToken()),
                folderOf(folder.containerHeadsKey("enrollment")),
                folderOf(folder.containerHeadsKey("outcome"))));
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /**
   * The user of a container is nobody here, so the file is readable for all; a folder above it,
   * which the container never passes through, lets nobody else of this machine in.
   */
  private static void write(Path file, Path secret) {
    Path part = file.resolveSibling("part");
    try {
      Files.createDirectories(file.getParent());
      permit(file.getParent().getParent(), "rwx------");
      permit(file.getParent(), "rwxr-xr-x");
      PrivateFile.write(part, PrivateFile.read(secret));
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
