package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.ChainPosition;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Shard;
import org.outcomeledger.format.SignedHead;

/** A ledger of a few shards in memory, which says, erases and signs as a real one does. */
final class SampleLedger {

  static final int SHARDS = 3;
  private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05.000006Z");

  final String name;
  final List<List<LedgerEntry>> shards =
      IntStream.range(0, SHARDS).<List<LedgerEntry>>mapToObj(it -> new ArrayList<>()).toList();
  final List<SignedHead> heads = new ArrayList<>();
  private final Random random = new Random(11);
  private final HeadKey firstKey;
  private HeadSigningKey key = HeadSigningKey.withNewKey();
  UUID incarnation = new UUID(0x6f9619ff8b864011L, 0xb42d00cf4fc964ffL);

  private SampleLedger(String name) {
    this.name = name;
    this.firstKey = key.open();
  }

  /** One of which nothing is known. */
  static SampleLedger empty(String name) {
    return new SampleLedger(name);
  }

  /** Erasures in shard 1, an incarnation that begins in between, a change of keys; all signed. */
  static SampleLedger of(String name) {
    var ledger = new SampleLedger(name);
    ledger.sayInEachShard(4);
    ledger.sign();
    ledger.erase(1, 1, 3);
    ledger.sayInEachShard(2);
    ledger.signAndChangeKey();
    ledger.incarnation = new UUID(7, 7);
    ledger.sayInEachShard(3);
    ledger.erase(1, 7);
    ledger.sign();
    return ledger;
  }

  void sayInEachShard(int times) {
    for (int shard = 0; shard < SHARDS; shard++) {
      for (int i = 0; i < times; i++) {
        say(shard);
      }
    }
  }

  void say(int shard) {
    UUID learner = learnerOf(shard);
    String data =
        "{\"enrollmentId\":\"%s\",\"learner\":\"%s\",\"on\":\"2026-01-01\",\"reason\":\"d\u00e9m\u00e9nagement\"}"
            .formatted(new UUID(random.nextLong(), 1), learner);
    append(shard, learner, "org.outcomeledger.learner-withdrew.v1", data);
  }

  private UUID learnerOf(int shard) {
    return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
        .filter(it -> Shard.of(it, SHARDS) == shard)
        .findFirst()
        .orElseThrow();
  }

  /** As a ledger does it: the entries become bare, and a marker lists them. */
  void erase(int shard, long... positions) {
    List<LedgerEntry> entries = shards.get(shard);
    for (long position : positions) {
      entries.set((int) position - 1, bare(entries.get((int) position - 1)));
    }
    List<Long> redacted = Arrays.stream(positions).boxed().toList();
    append(
        shard,
        ErasureMarker.NOBODY,
        ErasureMarker.TYPE,
        new String(ErasureMarker.data(redacted), UTF_8));
  }

  void append(int shard, UUID learner, String type, String data) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    List<LedgerEntry> entries = shards.get(shard);
    Instant recorded = BEGAN.plusSeconds(entries.size());
    Instant time = entries.size() % 2 == 0 ? null : recorded.minusMillis(1_234);
    add(
        shard,
        new LedgerEntry.Content(
            salt,
            "acme",
            learner,
            type,
            new UUID(random.nextLong(), 2).toString(),
            "lms/\u00eele \"1\"",
            time,
            recorded,
            data.getBytes(UTF_8)));
  }

  /** Appends with the right leaf and chain: what only whoever may append can do. */
  void add(int shard, LedgerEntry.Content content) {
    List<LedgerEntry> entries = shards.get(shard);
    long position = entries.size() + 1L;
    byte[] leaf = Leaf.of(content);
    byte[] chain = Chain.next(incarnation, shard, position, head(shard).chain(), leaf);
    entries.add(new LedgerEntry(incarnation, shard, position, leaf, chain, content));
  }

  /** What who owns the database and the keys can do: other data, and every hash and head anew. */
  void rewrite(int shard, int position, String from, String to) {
    List<LedgerEntry> before = List.copyOf(shards.get(shard));
    shards.get(shard).clear();
    for (LedgerEntry it : before) {
      LedgerEntry.Content content = it.content();
      add(shard, it.position() == position ? withData(content, from, to) : content);
    }
    heads.clear();
    sign();
  }

  /**
   * What who owns the database can do: nothing is there of one learner, and all that came behind is
   * written anew. Heads that were signed are elsewhere by then.
   */
  void takeOut(UUID learner) {
    int shard = Shard.of(learner, SHARDS);
    List<LedgerEntry> before = List.copyOf(shards.get(shard));
    shards.get(shard).clear();
    before.stream()
        .map(LedgerEntry::content)
        .filter(it -> !it.learnerId().equals(learner))
        .forEach(it -> add(shard, it));
  }

  private static LedgerEntry.Content withData(LedgerEntry.Content it, String from, String to) {
    return new LedgerEntry.Content(
        it.salt(),
        it.platform(),
        it.learnerId(),
        it.type(),
        it.id(),
        it.source(),
        it.time(),
        it.recordedAt(),
        new String(it.data(), UTF_8).replace(from, to).getBytes(UTF_8));
  }

  ChainPosition head(int shard) {
    List<LedgerEntry> entries = shards.get(shard);
    return entries.isEmpty()
        ? new ChainPosition(0, Chain.genesis())
        : new ChainPosition(entries.size(), entries.getLast().chain());
  }

  void sign() {
    sign(Optional.empty());
  }

  void signAndChangeKey() {
    HeadSigningKey next = HeadSigningKey.withNewKey();
    sign(Optional.of(next.open()));
    key = next;
  }

  private void sign(Optional<HeadKey> next) {
    byte[] before = heads.isEmpty() ? SignedHead.noneBefore() : heads.getLast().hash();
    heads.add(
        SignedHead.sign(
            new HeadStatement(
                name,
                incarnation,
                heads.size() + 1L,
                BEGAN.plusSeconds(3_600L + heads.size()),
                IntStream.range(0, SHARDS).mapToObj(this::head).toList(),
                before,
                key.open().id(),
                next),
            key));
  }

  static LedgerEntry bare(LedgerEntry it) {
    return new LedgerEntry(
        it.incarnation(), it.shard(), it.position(), it.leaf(), it.chain(), null);
  }

  /** The first key, from which on heads name the next. */
  byte[] keys() {
    return "{\"keys\":[%s]}".formatted(firstKey.json()).getBytes(UTF_8);
  }

  /** Those that the service has now. */
  byte[] servedKeys() {
    return "{\"keys\":[%s,%s]}".formatted(firstKey.json(), key.open().json()).getBytes(UTF_8);
  }

  /** As it is replayed. */
  byte[] lines(int shard) {
    var lines = new ByteArrayOutputStream();
    shards.get(shard).forEach(it -> lines.writeBytes(EntryLine.write(it)));
    return lines.toByteArray();
  }

  String headLines() {
    return heads.stream().map(it -> new String(it.line(), UTF_8) + "\n").collect(joining());
  }

  /** Writes the files of this ledger, but for the heads. */
  void write(ExportFolder folder) throws IOException {
    Files.createDirectories(folder.of(name));
    Files.write(folder.keys(name), keys());
    for (int shard = 0; shard < SHARDS; shard++) {
      Files.write(folder.shard(name, shard), lines(shard));
    }
  }

  /** Writes an export of both. */
  static void write(ExportFolder folder, SampleLedger one, SampleLedger other) throws IOException {
    one.write(folder);
    other.write(folder);
    Files.writeString(folder.heads(), one.headLines() + other.headLines());
  }
}
