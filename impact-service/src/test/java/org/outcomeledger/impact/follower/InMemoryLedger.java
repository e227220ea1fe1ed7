package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Shard;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/** A ledger in memory, with the replay API of a writing service: another process, as it were. */
final class InMemoryLedger implements AutoCloseable {

  static final int SHARDS = 8;
  private static final Pattern PAGE = Pattern.compile("after=(\\d+)&limit=(\\d+)");
  static final String TOKEN = "may-replay";

  private static final UUID NOBODY = new UUID(0, 0);

  private final LedgerName name;
  private volatile UUID incarnation;
  private final List<List<LedgerEntry>> shards =
      IntStream.range(0, SHARDS).<List<LedgerEntry>>mapToObj(shard -> new ArrayList<>()).toList();
  private final List<LedgerIncarnation> incarnations = new CopyOnWriteArrayList<>();
  private final List<String> replayed = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean away;
  private volatile int shardAway = -1;
  private volatile boolean old;
  private volatile Runnable beforePages = () -> {};
  private final AtomicInteger headsAsked = new AtomicInteger();
  private volatile CountDownLatch answers = new CountDownLatch(0);

  InMemoryLedger(LedgerName name) {
    this.name = name;
    beginIncarnation();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/ledger/", this::answer);
    server.createContext("/events/place", this::answerPlace);
    server.start();
  }

  LedgerName name() {
    return name;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on the service does not answer, or does again. */
  void setAway(boolean away) {
    this.away = away;
  }

  /** From now on this is done before any of its entries are replayed. */
  void setBeforePages(Runnable what) {
    beforePages = what;
  }

  /** From now on it does not know where events can be asked for, or does again. */
  void setOld(boolean old) {
    this.old = old;
  }

  /** From now on it takes requests for its heads and does not answer, until it is closed. */
  void hang() {
    answers = new CountDownLatch(1);
  }

  /** How often its heads were asked for. */
  int headsAsked() {
    return headsAsked.get();
  }

  /** From now on it does not replay that shard; -1: all again. */
  void setShardAway(int shard) {
    shardAway = shard;
  }

  /** Requests for entries that were answered. */
  List<String> replayed() {
    return List.copyOf(replayed);
  }

  LedgerEntry append(LearnerEvent event) {
    return append(
        Shard.of(event.learner().value(), SHARDS),
        new LedgerEntry.Content(
            new byte[16],
            "platform-a",
            event.learner().value(),
            type(event),
            UUID.randomUUID().toString(),
            "/platform",
            null,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            EventCatalogue.ALL.write(event)));
  }

  /** Appends whatever it is: null has been redacted. */
  synchronized LedgerEntry append(int shard, LedgerEntry.Content content) {
    List<LedgerEntry> entries = shards.get(shard);
    long position = entries.size() + 1L;
    byte[] previous = entries.isEmpty() ? Chain.genesis() : entries.getLast().chain();
    byte[] leaf = content == null ? new byte[32] : Leaf.of(content);
    byte[] chain = Chain.next(incarnation, shard, position, previous, leaf);
    var entry = new LedgerEntry(incarnation, shard, position, leaf, chain, content);
    entries.add(entry);
    return entry;
  }

  /**
   * A restore from a backup that lacks the last entries of every shard: a new incarnation begins.
   */
  synchronized void restoreWithoutLast(int entries) {
    loseLast(entries);
    beginIncarnation();
  }

  /** The same without the command that begins a new incarnation. */
  synchronized void loseLast(int entries) {
    shards.forEach(
        shard -> shard.subList(Math.max(0, shard.size() - entries), shard.size()).clear());
  }

  private void beginIncarnation() {
    incarnation = UUID.randomUUID();
    incarnations.add(
        new LedgerIncarnation(
            incarnation, shards.stream().map(shard -> (long) shard.size()).toList()));
  }

  /**
   * Erases a learner as the ledger's format has it: the entries become bare, and a marker in the
   * same shard lists their positions.
   */
  synchronized LedgerEntry erase(LearnerId learner) {
    int shard = Shard.of(learner.value(), SHARDS);
    List<Long> erased =
        entries(shard).stream()
            .filter(it -> !it.redacted() && it.content().learnerId().equals(learner.value()))
            .map(LedgerEntry::position)
            .toList();
    erased.forEach(position -> shards.get(shard).set((int) (position - 1), bare(shard, position)));
    return appendMarker(shard, erased);
  }

  /** Changes an entry behind the ledger's back: nothing after it is told. */
  synchronized LedgerEntry tamper(LedgerEntry entry, UnaryOperator<LedgerEntry> how) {
    LedgerEntry changed = how.apply(entry);
    shards.get(entry.shard()).set((int) entry.position() - 1, changed);
    return changed;
  }

  /** What the owner of a ledger's database can do to it. */
  enum Attack {
    CHANGE_DATA,
    CHANGE_LEAF_AND_DATA,
    BLANK,
    SWAP,
    UNREADABLE,
    REWRITE_FROM_HERE,
    DROP_FROM_HERE,
    DROP_LAST,
    /** All entries of the learner; those behind the first of them move up. */
    DROP_LEARNER
  }

  /** Does it, at an entry that has others after it; what is returned undoes it. */
  synchronized Runnable attack(Attack attack, LedgerEntry at) {
    List<LedgerEntry> entries = shards.get(at.shard());
    List<LedgerEntry> before = List.copyOf(entries);
    int index = (int) at.position() - 1;
    LedgerEntry changed = withData(at, "{ " + new String(at.content().data(), UTF_8).substring(1));
    switch (attack) {
      case CHANGE_DATA -> entries.set(index, changed);
      case CHANGE_LEAF_AND_DATA -> entries.set(index, withLeaf(changed, at.chain()));
      case BLANK -> entries.set(index, blanked(at));
      case SWAP -> {
        LedgerEntry next = entries.get(index + 1);
        entries.set(index, at(at, next));
        entries.set(index + 1, at(next, at));
      }
      case UNREADABLE -> entries.set(index, withData(at, "{"));
      case REWRITE_FROM_HERE -> rewrite(entries, index, changed);
      case DROP_FROM_HERE -> entries.subList(index, entries.size()).clear();
      case DROP_LAST -> entries.removeLast();
      case DROP_LEARNER -> dropLearner(entries, at.content().learnerId());
    }
    return () -> restore(at.shard(), before);
  }

  private synchronized void restore(int shard, List<LedgerEntry> entries) {
    shards.get(shard).clear();
    shards.get(shard).addAll(entries);
  }

  private static LedgerEntry withLeaf(LedgerEntry it, byte[] chain) {
    return new LedgerEntry(
        it.incarnation(), it.shard(), it.position(), Leaf.of(it.content()), chain, it.content());
  }

  /** What another entry says, at a place. */
  private static LedgerEntry at(LedgerEntry place, LedgerEntry other) {
    return new LedgerEntry(
        place.incarnation(),
        place.shard(),
        place.position(),
        other.leaf(),
        place.chain(),
        other.content());
  }

  private static void dropLearner(List<LedgerEntry> entries, UUID learner) {
    List<LedgerEntry> others =
        entries.stream().filter(it -> !it.content().learnerId().equals(learner)).toList();
    entries.clear();
    byte[] chain = Chain.genesis();
    for (LedgerEntry it : others) {
      long position = entries.size() + 1L;
      chain = Chain.next(it.incarnation(), it.shard(), position, chain, it.leaf());
      entries.add(
          new LedgerEntry(it.incarnation(), it.shard(), position, it.leaf(), chain, it.content()));
    }
  }

  private static void rewrite(List<LedgerEntry> entries, int index, LedgerEntry changed) {
    byte[] previous = index == 0 ? Chain.genesis() : entries.get(index - 1).chain();
    entries.set(index, changed);
    for (int i = index; i < entries.size(); i++) {
      LedgerEntry it = entries.get(i);
      byte[] leaf = it.redacted() ? it.leaf() : Leaf.of(it.content());
      previous = Chain.next(it.incarnation(), it.shard(), it.position(), previous, leaf);
      entries.set(
          i,
          new LedgerEntry(
              it.incarnation(), it.shard(), it.position(), leaf, previous, it.content()));
    }
  }

  /** Whoever blanks an entry without an erasure leaves its hashes, and no marker. */
  static LedgerEntry blanked(LedgerEntry it) {
    return new LedgerEntry(
        it.incarnation(), it.shard(), it.position(), it.leaf(), it.chain(), null);
  }

  /** Other data under the leaf and the chain of what was said. */
  static LedgerEntry withData(LedgerEntry it, String data) {
    LedgerEntry.Content c = it.content();
    return new LedgerEntry(
        it.incarnation(),
        it.shard(),
        it.position(),
        it.leaf(),
        it.chain(),
        new LedgerEntry.Content(
            c.salt(),
            c.platform(),
            c.learnerId(),
            c.type(),
            c.id(),
            c.source(),
            c.time(),
            c.recordedAt(),
            data.getBytes(UTF_8)));
  }

  private LedgerEntry bare(int shard, long position) {
    LedgerEntry it = shards.get(shard).get((int) (position - 1));
    return new LedgerEntry(it.incarnation(), shard, position, it.leaf(), it.chain(), null);
  }

  /** Appends a marker, whatever it lists. */
  LedgerEntry appendMarker(int shard, List<Long> positions) {
    return appendMarker(shard, "{\"redacted\":%s}".formatted(positions));
  }

  /** Appends a marker that has this data. */
  LedgerEntry appendMarker(int shard, String data) {
    return append(
        shard,
        new LedgerEntry.Content(
            new byte[16],
            "platform-a",
            NOBODY,
            ErasureMarker.TYPE,
            UUID.randomUUID().toString(),
            "/ledger",
            null,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            data.getBytes(UTF_8)));
  }

  synchronized List<LedgerEntry> entries(int shard) {
    return List.copyOf(shards.get(shard));
  }

  List<LedgerEntry> entries() {
    return shards.stream().flatMap(List::stream).toList();
  }

  /** A retraction of something or other that is here; nothing where that cannot be retracted. */
  Optional<EventRetracted> retraction(RandomEvents random) {
    List<LedgerEntry> entries = entries(random.below(SHARDS));
    return Optional.of(entries)
        .filter(some -> !some.isEmpty())
        .map(some -> some.get(random.below(some.size())))
        .filter(InMemoryLedger::states)
        .map(this::fact)
        .filter(fact -> !(fact.event() instanceof EventRetracted))
        .map(
            fact ->
                new EventRetracted(
                    fact.learner(), new EventReference("/platform", fact.eventId()), "wrong"));
  }

  /** What it says, what was taken back and what takes it back among it. */
  Stream<Fact> facts() {
    return entries().stream().filter(InMemoryLedger::states).map(this::fact);
  }

  private static boolean states(LedgerEntry entry) {
    return !entry.redacted() && !entry.content().type().equals(ErasureMarker.TYPE);
  }

  Stream<Fact> factsWithout(LedgerEntry unreadable) {
    return entries().stream().filter(entry -> !entry.equals(unreadable)).map(this::fact);
  }

  private Fact fact(LedgerEntry entry) {
    var content = entry.content();
    LearnerEvent event = name.read(content.type(), content.data());
    return new Fact(
        name,
        entry.shard(),
        entry.position(),
        new EventId(UUID.fromString(content.id())),
        content.platform(),
        event.learner(),
        content.recordedAt(),
        event);
  }

  private static String type(LearnerEvent event) {
    return "org.outcomeledger."
        + switch (event) {
          case LearnerEnrolled e -> "learner-enrolled.v1";
          case IntentDeclared e -> "intent-declared.v1";
          case IntentCorrected e -> "intent-corrected.v1";
          case ProfileDeclared e -> "profile-declared.v1";
          case ProfileWithdrawn e -> "profile-withdrawn.v1";
          case EnrollmentSuspended e -> "enrollment-suspended.v1";
          case EnrollmentResumed e -> "enrollment-resumed.v1";
          case LearnerTransferred e -> "learner-transferred.v1";
          case LearnerWithdrew e -> "learner-withdrew.v1";
          case EnrollmentExcluded e -> "enrollment-excluded.v1";
          case ProgrammeCompleted e -> "programme-completed.v1";
          case CompletionRevoked e -> "completion-revoked.v1";
          case EmploymentStarted e -> "employment-started.v1";
          case EmploymentEnded e -> "employment-ended.v1";
          case EvidenceAttached e -> "evidence-attached.v1";
          case FurtherStudyStarted e -> "further-study-started.v1";
          case FurtherStudyEnded e -> "further-study-ended.v1";
          case OutcomeSurveyed e -> "outcome-surveyed.v1";
          case EventRetracted e -> "event-retracted.v1";
        };
  }

  private void answer(HttpExchange http) throws IOException {
    String path = http.getRequestURI().getPath();
    int status = 200;
    byte[] body = {};
    if (away || path.equals("/ledger/" + shardAway + "/events")) {
      status = 503;
    } else if (!("Bearer " + TOKEN).equals(http.getRequestHeaders().getFirst("Authorization"))) {
      status = 401;
    } else if (path.equals("/ledger/heads")) {
      headsAsked.incrementAndGet();
      awaitAnswer();
      body = heads().getBytes(UTF_8);
    } else if (path.equals("/ledger/incarnations")) {
      body = incarnations().getBytes(UTF_8);
    } else {
      beforePages.run();
      replayed.add(http.getRequestURI().toString());
      body = page(Integer.parseInt(path.replaceAll("\\D", "")), http.getRequestURI().getQuery());
    }
    http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    http.getResponseBody().write(body);
    http.close();
  }

  /** As it knows pseudonyms alone, an event is named by its own; by whomever but the follower. */
  private void answerPlace(HttpExchange http) throws IOException {
    String asked = http.getRequestURI().getQuery();
    String caller = http.getRequestHeaders().getFirst("Authorization");
    Optional<LedgerEntry> found =
        entries().stream()
            .filter(it -> !it.redacted())
            .filter(
                it ->
                    asked.equals(
                        "source=%s&id=%s".formatted(it.content().source(), it.content().id())))
            .findFirst();
    String body =
        found
            .map(it -> "{\"shard\":%d,\"position\":%d}".formatted(it.shard(), it.position()))
            .orElse("{\"type\":\"/problems/%s\"}".formatted(old ? "not-found" : "unknown-event"));
    int status = found.isPresent() ? 200 : 404;
    http.sendResponseHeaders(
        away ? 503 : caller.equals("Bearer " + TOKEN) ? 403 : status, body.length());
    http.getResponseBody().write(body.getBytes(UTF_8));
    http.close();
  }

  private void awaitAnswer() {
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String heads() {
    return IntStream.range(0, SHARDS)
        .mapToObj(
            shard -> {
              List<LedgerEntry> entries = shards.get(shard);
              return "{\"shard\":%d,\"position\":%d,\"chain\":\"%s\"}"
                  .formatted(
                      shard,
                      entries.size(),
                      HexFormat.of()
                          .formatHex(
                              entries.isEmpty() ? Chain.genesis() : entries.getLast().chain()));
            })
        .collect(
            Collectors.joining(
                ",",
                "{\"ledger\":\"%s\",\"incarnation\":\"%s\",\"shards\":["
                    .formatted(name.text(), incarnation),
                "]}"));
  }

  private String incarnations() {
    return incarnations.stream()
        .map(it -> "{\"incarnation\":\"%s\",\"after\":%s}".formatted(it.id(), it.after()))
        .collect(Collectors.joining(",", "{\"incarnations\":[", "]}"));
  }

  private byte[] page(int shard, String query) {
    Matcher asked = PAGE.matcher(query);
    if (!asked.matches()) {
      throw new IllegalArgumentException(query);
    }
    var page = new ByteArrayOutputStream();
    page(shard, Integer.parseInt(asked.group(1)), Integer.parseInt(asked.group(2)))
        .forEach(entry -> page.writeBytes(EntryLine.write(entry)));
    return page.toByteArray();
  }

  private synchronized List<LedgerEntry> page(int shard, int after, int limit) {
    List<LedgerEntry> all = shards.get(shard);
    int from = Math.min(after, all.size());
    return List.copyOf(all.subList(from, Math.min(from + limit, all.size())));
  }

  @Override
  public void close() {
    answers.countDown();
    server.stop(0);
  }
}
