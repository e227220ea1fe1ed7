package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeadChainTest {

  private static final UUID INCARNATION = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964ff");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final HeadSigningKey KEY = HeadSigningKey.withNewKey();
  private static final HeadSigningKey NEW_KEY = HeadSigningKey.withNewKey();

  private final HeadChain chain = new HeadChain("words", List.of(KEY.open()));

  @Test
  void headsThatFollowEachOtherHold() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    SignedHead second = head(2, Optional.of(first), 12, KEY);
    assertThat(chain.accept(read(first))).isEmpty();
    assertThat(chain.accept(read(second))).isEmpty();
    assertThat(chain.accept(read(first))).as("comes again").isEmpty();
    assertThat(chain.latest().orElseThrow().line()).isEqualTo(second.line());
  }

  @Test
  void aChangedByteIsFound() {
    String line = new String(head(1, Optional.empty(), 10, KEY).line(), UTF_8);
    SignedHead forged =
        SignedHead.read(line.replace("\"position\":10", "\"position\":11").getBytes(UTF_8));
    assertThat(chain.accept(forged))
        .containsExactly("head 1 of words: its signature is not that of its key");
    assertThat(chain.latest()).isEmpty();
  }

  /** The chain names a head by its whole line, so no byte of it may be outside the signature. */
  @Test
  void noByteOfALineCanBeChangedUnseen() {
    byte[] line = head(1, Optional.empty(), 10, KEY).line();
    for (int i = 0; i < line.length; i++) {
      byte[] changed = line.clone();
      changed[i] ^= 1;
      assertThat(isTaken(changed)).as("byte %d of %d is changed", i, line.length).isFalse();
    }
  }

  private static boolean isTaken(byte[] line) {
    try {
      return new HeadChain("words", List.of(KEY.open())).accept(SignedHead.read(line)).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void aSignatureHasOneSpelling() {
    String line = new String(head(1, Optional.empty(), 10, KEY).line(), UTF_8);
    int digits = line.length() - 130;
    String capitals = line.substring(digits).toUpperCase(Locale.ROOT);
    assertThatThrownBy(
            () -> SignedHead.read((line.substring(0, digits) + capitals).getBytes(UTF_8)))
        .hasMessage("The signature of a head has lower-case digits");
  }

  @Test
  void aKeyThatNobodyNamedIsFound() {
    assertThat(chain.accept(head(1, Optional.empty(), 10, NEW_KEY)).getFirst())
        .contains("names the key " + NEW_KEY.open().id());
  }

  @Test
  void aNewKeyIsTakenOnceTheOldOneHasNamedIt() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    SignedHead rotation = sign(statement(2, first, 10, KEY, Optional.of(NEW_KEY.open())), KEY);
    chain.accept(first);
    assertThat(chain.accept(read(rotation))).isEmpty();
    assertThat(chain.accept(head(3, Optional.of(rotation), 11, NEW_KEY))).isEmpty();
  }

  @Test
  void theOldKeySignsNoMoreOnceItHasNamedANewOne() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    SignedHead rotation = sign(statement(2, first, 10, KEY, Optional.of(NEW_KEY.open())), KEY);
    chain.accept(first);
    chain.accept(rotation);
    assertThat(chain.accept(head(3, Optional.of(rotation), 11, KEY)))
        .containsExactly("head 3 of words: is not signed by the key that the last head names");
  }

  @Test
  void twoHeadsOfOneNumberAreFound() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    chain.accept(first);
    chain.accept(head(2, Optional.of(first), 12, KEY));
    assertThat(chain.accept(head(2, Optional.of(first), 13, KEY)))
        .contains("head 2 of words: another head has the same number");
  }

  @Test
  void aChainThatBeginsAnewIsFound() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    SignedHead second = head(2, Optional.of(first), 12, KEY);
    chain.accept(first);
    chain.accept(second);
    chain.accept(head(3, Optional.of(second), 12, KEY));
    HeadStatement anew =
        new HeadStatement(
            "words",
            INCARNATION,
            1,
            NOON.plusSeconds(600),
            shards(3),
            SignedHead.noneBefore(),
            KEY.open().id(),
            Optional.empty());
    assertThat(chain.accept(sign(anew, KEY)))
        .containsExactly("head 1 of words: its number was given to an earlier head");
  }

  @Test
  void aHeadThatDoesNotNameTheOneBeforeItIsFound() {
    chain.accept(head(1, Optional.empty(), 10, KEY));
    SignedHead other = head(1, Optional.empty(), 9, KEY);
    assertThat(chain.accept(head(2, Optional.of(other), 12, KEY)))
        .containsExactly("head 2 of words: does not name the head before it");
  }

  @Test
  void aShardThatWentBackIsFound() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    chain.accept(first);
    assertThat(chain.accept(head(2, Optional.of(first), 9, KEY)))
        .containsExactly("head 2 of words: shard 0 does not go on from the head before it");
  }

  @Test
  void headsThatNeverCameAreCounted() {
    SignedHead first = head(1, Optional.empty(), 10, KEY);
    chain.accept(first);
    assertThat(chain.accept(head(5, Optional.of(first), 12, KEY))).isEmpty();
    assertThat(chain.missing()).isEqualTo(3);
  }

  @Test
  void aLineThatIsNoSignedHeadSaysWhy() {
    assertThatThrownBy(() -> SignedHead.read("{\"ledger\":\"words\"}\n".getBytes(UTF_8)))
        .hasMessage("The last member of a signed head is its signature");
  }

  private static SignedHead head(
      long sequence, Optional<SignedHead> before, long position, HeadSigningKey key) {
    return sign(
        new HeadStatement(
            "words",
            INCARNATION,
            sequence,
            NOON.plusSeconds(60 * sequence),
            shards(position),
            before.map(SignedHead::hash).orElseGet(SignedHead::noneBefore),
            key.open().id(),
            Optional.empty()),
        key);
  }

  private static HeadStatement statement(
      long sequence, SignedHead before, long position, HeadSigningKey key, Optional<HeadKey> next) {
    return new HeadStatement(
        "words",
        INCARNATION,
        sequence,
        NOON.plusSeconds(60 * sequence),
        shards(position),
        before.hash(),
        key.open().id(),
        next);
  }

  private static List<ChainPosition> shards(long position) {
    return List.of(new ChainPosition(position, Sha256.of(new byte[] {(byte) position})));
  }

  private static SignedHead sign(HeadStatement statement, HeadSigningKey key) {
    return SignedHead.sign(statement, key);
  }

  /** As whoever kept the line reads it. */
  private static SignedHead read(SignedHead head) {
    return SignedHead.read((new String(head.line(), UTF_8) + "\n").getBytes(UTF_8));
  }
}
