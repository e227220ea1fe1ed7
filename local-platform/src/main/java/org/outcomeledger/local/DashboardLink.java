package org.outcomeledger.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The link by which whoever opens it first is signed in to the pages. The service is told the hash
 * of its secret only, in a file beside it, which it deletes when the link is used.
 *
 * @param file that the link is written to
 * @param token the file with the token that whoever opens it is given
 */
public record DashboardLink(Path file, Path token) {

  /** Makes one for a service at this address, in the place of the one before. */
  public void write(URI service) {
    String secret = PrivateFile.random();
    PrivateFile.write(hash(), sha256(secret));
    PrivateFile.write(file, service.resolve("/session/link?secret=" + secret) + "\n");
  }

  /** What the service is started with. */
  public Map<String, String> environment() {
    return Map.of(
        "OUTCOME_LEDGER_SESSION_LINK_HASH_FILE",
        hash().toAbsolutePath().toString(),
        "OUTCOME_LEDGER_SESSION_LINK_TOKEN_FILE",
        token.toAbsolutePath().toString());
  }

  /** The link that was written last. */
  public String address() {
    return PrivateFile.read(file);
  }

  private Path hash() {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  private static String sha256(String secret) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
