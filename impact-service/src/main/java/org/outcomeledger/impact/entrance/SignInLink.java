package org.outcomeledger.impact.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The link that {@code ./start} prints: whoever opens it first is signed in. The service is told
 * only the hash of its secret, by a file. Using the link deletes the file, so that it is used up
 * for good, also where this process ends; a new one comes with the next {@code ./start}.
 */
@Singleton
final class SignInLink {

  private final Optional<Path> hashFile;
  private final Optional<Path> tokenFile;

  SignInLink(EntranceConfig config) {
    this.hashFile = config.linkHashFile();
    this.tokenFile = config.linkTokenFile();
  }

  /** The token of who opens the link with this secret; empty if it is not the secret, or used. */
  Optional<String> use(String secret) {
    if (hashFile.isEmpty() || tokenFile.isEmpty()) {
      return Optional.empty();
    }
    boolean isIt = MessageDigest.isEqual(hash(secret), read(hashFile.get()).getBytes(UTF_8));
    return isIt && takeAway(hashFile.get()) ? Optional.of(read(tokenFile.get())) : Optional.empty();
  }

  /** Of all who try at once one succeeds. */
  private static boolean takeAway(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The link cannot be used up", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException used) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hash(String secret) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).getBytes(UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
