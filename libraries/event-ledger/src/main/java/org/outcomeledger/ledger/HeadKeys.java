package org.outcomeledger.ledger;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.HeadSigningKey;

/** The keys that this service signs heads with. Without one it does not start. */
@Startup
@Singleton
class HeadKeys {

  private final HeadSigningKey current;
  private final Optional<HeadSigningKey> previous;

  HeadKeys(HeadsConfig config) {
    this.current =
        read(
            "outcome-ledger.heads-key-file",
            config
                .headsKeyFile()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "outcome-ledger.heads-key-file is not set: it names the file with the key"
                                + " that signs the ledger's heads. Make one, where the owner of the"
                                + " database cannot read it, with: openssl genpkey -algorithm ed25519"
                                + " -out FILE")));
    this.previous =
        config
            .headsPreviousKeyFile()
            .map(file -> read("outcome-ledger.heads-previous-key-file", file));
  }

  private static HeadSigningKey read(String setting, Path file) {
    try {
      return HeadSigningKey.read(file);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(setting + ": " + e.getMessage(), e);
    }
  }

  HeadSigningKey current() {
    return current;
  }

  /**
   * The key that signs behind a head.
   *
   * @param expected the id of the key that the last head names
   */
  HeadSigningKey behind(String expected) {
    return Stream.concat(Stream.of(current), previous.stream())
        .filter(key -> key.open().id().equals(expected))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The last head names the key %s, and outcome-ledger.heads-key-file holds %s. To change keys, name the old one's file in outcome-ledger.heads-previous-key-file"
                        .formatted(expected, current.open().id())));
  }

  /** What verifies the heads that are signed now. */
  List<HeadKey> open() {
    return Stream.concat(previous.stream(), Stream.of(current))
        .map(HeadSigningKey::open)
        .distinct()
        .toList();
  }
}
