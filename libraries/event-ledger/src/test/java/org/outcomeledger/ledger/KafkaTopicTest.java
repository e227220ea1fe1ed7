package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.testservers.TestServers;

/** How long a broker keeps what names somebody. */
class KafkaTopicTest {

  private static final Duration MOST = Duration.ofDays(30);

  private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
  private final String name = "kept-" + UUID.randomUUID();

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void aNewTopicKeepsNoRecordFor30Days() throws Exception {
    KafkaTopic.personal(name, 2).ensure(admin);
    assertThat(longest()).isPositive().isLessThan(MOST);
  }

  @ParameterizedTest
  @CsvSource({"2592000000, 604800000", "-1, 3600000", "2591000000, 86400000"})
  void oneThatKeptThemLongerDoesNotAnyMore(String retention, String segment) throws Exception {
    create(Map.of("retention.ms", retention, "segment.ms", segment));
    KafkaTopic.personal(name, 2).ensure(admin);
    soon(() -> assertThat(longest()).isPositive().isLessThan(MOST));
  }

  @Test
  void oneThatKeepsThemForLessStaysAsItIs() throws Exception {
    create(Map.of("retention.ms", "3600000", "segment.ms", "60000"));
    KafkaTopic.personal(name, 2).ensure(admin);
    assertThat(longest()).isEqualTo(Duration.ofMinutes(61));
  }

  @Test
  void whatNamesNobodyIsKeptForEver() throws Exception {
    new KafkaTopic(name, 1, -1).ensure(admin);
    assertThat(setting("retention.ms")).isEqualTo(-1);
  }

  @Test
  void aNewTopicTakesRecordsOfAClockThatIsAhead() throws Exception {
    KafkaTopic.personal(name, 2).ensure(admin);
    assertThatCode(this::sendFromAheadOfTime).doesNotThrowAnyException();
  }

  @Test
  void soDoesOneThatWasMadeOtherwise() throws Exception {
    create(Map.of("message.timestamp.type", "CreateTime"));
    KafkaTopic.personal(name, 2).ensure(admin);
    soon(() -> assertThatCode(this::sendFromAheadOfTime).doesNotThrowAnyException());
  }

  /** A broker hears of a change a moment after the controller has confirmed it. */
  private static void soon(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(assertion);
  }

  private void sendFromAheadOfTime() throws Exception {
    long ahead = System.currentTimeMillis() + Duration.ofHours(2).toMillis();
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", TestServers.kafka());
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.send(new ProducerRecord<>(name, 0, ahead, new byte[0], new byte[0])).get();
    }
  }

  private void create(Map<String, String> settings) throws Exception {
    admin.createTopics(List.of(new NewTopic(name, 2, (short) 1).configs(settings))).all().get();
  }

  /** A segment is deleted as a whole, when its last record is old enough. */
  private Duration longest() throws Exception {
    return Duration.ofMillis(setting("retention.ms") + setting("segment.ms"));
  }

  private long setting(String which) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config found = admin.describeConfigs(List.of(topic)).all().get().get(topic);
    return Long.parseLong(found.get(which).value());
  }
}
