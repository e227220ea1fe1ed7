package org.outcomeledger.ledger;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.SignedHead;

/** The keys that this service signs heads with. Without one it does not start. */
@Startup
@Singleton
class HeadKeys {

  static final String SETTING = "outcome-ledger.heads-key-file";

  static final String PURPOSE =
      "it names the file with the key that signs the ledger's heads. Make one, where the owner of"
          + " the database cannot read it, with: openssl genpkey -algorithm ed25519 -out FILE";

  private final HeadSigningKey current;
  private final Optional<HeadSigningKey> previous;

  HeadKeys(HeadsConfig config) {
    this.current =
        read(
            SETTING,
            config
                .headsKeyFile()
                .orElseThrow(() -> new IllegalStateException(SETTING + " is not set: " + PURPOSE)));
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

  /** What stands in the table may have been written by somebody else, and is not vouched for. */
  void requireOurs(SignedHead head) {
    if (open().stream().noneMatch(head::signedBy)) {
      throw new IllegalStateException(
          "Head %d in the table signed_head names the key %s, and none of this service's keys signed it: no head is signed behind it. If the key was changed, name the old one's file in outcome-ledger.heads-previous-key-file; if not, somebody wrote to the database: see docs/tampering.md"
              .formatted(head.statement().sequence(), head.statement().key()));
    }
  }

  /** The head of a ledger behind the last one, which has to be ours, signed now. */
  SignedHead next(String ledger, Optional<SignedHead> last, Heads heads) {
    last.ifPresent(this::requireOurs);
    HeadSigningKey key = last.map(head -> behind(head.statement().keyOfNext())).orElse(current);
    return SignedHead.sign(
        new HeadStatement(
            ledger,
            heads.incarnation(),
            last.map(head -> head.statement().sequence()).orElse(0L) + 1,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            heads.ofShards(),
            last.map(SignedHead::hash).orElseGet(SignedHead::noneBefore),
            key.open().id(),
            Optional.of(current.open()).filter(now -> !now.equals(key.open()))),
        key);
  }

  /** What verifies the heads that are signed now. */
  List<HeadKey> open() {
    return Stream.concat(previous.stream(), Stream.of(current))
        .map(HeadSigningKey::open)
        .distinct()
        .toList();
  }
}
