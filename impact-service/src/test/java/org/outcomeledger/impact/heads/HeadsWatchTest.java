package org.outcomeledger.impact.heads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.follower.LastSignedHeads;
import org.outcomeledger.impact.follower.LastSignedHeads.LastSignedHead;
import org.outcomeledger.impact.follower.LedgerToken;
import org.outcomeledger.impact.follower.TokenFile;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.testservers.TestServers;

/** Signed heads that come by Kafka, and a ledger that may have been rewritten since. */
@Execution(ExecutionMode.CONCURRENT)
class HeadsWatchTest {

  private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final String topic = "watched-heads-" + TOPICS.incrementAndGet();
  private final TestReadModel readModel = new TestReadModel();
  private final SigningLedger enrollment = new SigningLedger("enrollment");
  private final SigningLedger outcome = new SigningLedger("outcome");
  private final LastSignedHeads last = new LastSignedHeads();
  private HeadsWatch watch;

  private record Ledgers(URI enrollmentUrl, URI outcomeUrl) implements ImpactConfig.Ledgers {

    @Override
    public Optional<Path> tokenFile() {
      return Optional.empty();
    }
  }

  private static LedgerToken token() {
    try {
      return new TokenFile(Files.writeString(Files.createTempFile("ledger", ".token"), "any"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void createTopic() throws Exception {
    try (var admin = Admin.create(KAFKA)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    startWatch();
  }

  @AfterEach
  void close() {
    watch.stop(null);
    enrollment.close();
    outcome.close();
    readModel.close();
  }

  @Test
  void headsThatTheLedgerPassesThroughAreWell() {
    enrollment.append("a");
    publish(enrollment.sign());
    enrollment.append("b");
    SignedHead second = enrollment.sign();
    publish(second);
    awaitSeen(second);
    assertThat(watch.status().findings()).isEmpty();
    assertThat(last.all())
        .containsExactly(
            new LastSignedHead("enrollment", second.statement().at(), true, List.of(2L)));
    assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void aTailThatWasRewrittenWithItsChainDoesNotPassThroughTheHeadSeenBefore() {
    enrollment.append("a");
    enrollment.append("b");
    SignedHead before = enrollment.sign();
    publish(before);
    awaitSeen(before);

    enrollment.rewriteLast("other");
    enrollment.append("c");
    publish(enrollment.sign());
    awaitFinding(
        "head 1 of enrollment: the ledger does not pass through it in shard 0 at position 2");
    assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    Awaitility.await().until(() -> !last.all().getFirst().fits());
  }

  @Test
  void aRewriteWhileNobodyWatchedIsFoundAfterwards() {
    enrollment.append("a");
    SignedHead before = enrollment.sign();
    publish(before);
    awaitSeen(before);
    watch.stop(null);

    enrollment.rewriteLast("other");
    publish(enrollment.sign());
    startWatch();
    awaitFinding("head 2 of enrollment: shard 0 does not go on from the head before it");
  }

  @Test
  void aRestoreIsFoundUntilTheServiceIsStartedAgain() {
    enrollment.append("a");
    enrollment.append("b");
    SignedHead before = enrollment.sign();
    publish(before);
    awaitSeen(before);

    enrollment.restoreWithoutLast();
    SignedHead restored = enrollment.sign();
    publish(restored);
    awaitSeen(restored);
    assertThat(watch.status().findings())
        .singleElement()
        .asString()
        .startsWith("head 2 of enrollment: begins another incarnation");

    watch.stop(null);
    enrollment.append("c");
    startWatch();
    SignedHead next = enrollment.sign();
    publish(next);
    awaitSeen(next);
    assertThat(watch.status().findings()).isEmpty();
  }

  @Test
  void aHeadOfAKeyThatTheLedgerDoesNotNameIsFound() {
    SignedHead first = outcome.sign();
    publish(first);
    awaitSeen(first);
    HeadSigningKey forger = HeadSigningKey.withNewKey();
    publish(outcome.sign(forger));
    awaitFinding(
        "head 2 of outcome: names the key "
            + forger.open().id()
            + ", which no head before it names");
  }

  @Test
  void aRecordThatIsNoHeadIsFound() {
    send("{}".getBytes(UTF_8));
    awaitFinding("offset 0 of " + topic + ": The last member of a signed head is its signature");
  }

  @Test
  void headsThatStayAwayAreNotWell() {
    assertThat(new HeadsFitHealth(watch, () -> Duration.ZERO).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  private HealthCheckResponse health() {
    return new HeadsFitHealth(watch, () -> Duration.ofMinutes(5)).call();
  }

  private void startWatch() {
    watch =
        new HeadsWatch(
            KAFKA,
            topic,
            new SeenHeads(readModel.pool()),
            new LedgerQuestions(new Ledgers(enrollment.url(), outcome.url()), token()),
            last);
    watch.start(null);
  }

  private void publish(SignedHead head) {
    send(head.line());
  }

  private void send(byte[] line) {
    try (var producer =
        new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
      var unused = producer.send(new ProducerRecord<>(topic, line)); // close waits for it
    }
  }

  private void awaitSeen(SignedHead head) {
    LedgerName ledger =
        head.statement().ledger().equals("outcome") ? LedgerName.OUTCOME : LedgerName.ENROLLMENT;
    Instant at = head.statement().at();
    Awaitility.await().until(() -> watch.status().signedAt().get(ledger).equals(at));
  }

  private void awaitFinding(String finding) {
    Awaitility.await().until(() -> watch.status().findings().contains(finding));
  }
}
