package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.testservers.TestServers;

@Execution(ExecutionMode.CONCURRENT)
class AppliedSpansTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String POST = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-%s-%s-01".formatted(TRACE, POST);

  private final RandomEvents events = new RandomEvents(System.nanoTime());
  private FollowerFixture world;
  private TestReadModel rows;

  @BeforeEach
  void twoLedgersAndSomeoneWhoFollowsThem() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    world.awaitCaughtUp(world.follow(rows.projector()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("a trace goes on to where its events are applied, each once")
  void applied() {
    List<Entry> posted = world.append(events, 40);
    world.relayTraced(posted, SAMPLED);
    world.awaitAllRows(rows);
    List<Entry> again = new ArrayList<>(posted);
    again.addAll(world.append(events, 10));
    world.relayTraced(again, SAMPLED);
    world.awaitAllRows(rows);

    FollowerFixture.waiting().untilAsserted(() -> assertThat(count()).isEqualTo(50));
    assertThat(world.spans.all())
        .allSatisfy(
            span -> {
              assertThat(span.getTraceId()).isEqualTo(TRACE);
              assertThat(span.getParentSpanId()).isEqualTo(POST);
              assertThat(span.getName()).startsWith("apply ").endsWith("-events");
              assertThat(
                      span.getAttributes().get(AttributeKey.stringKey("outcome_ledger.follower")))
                  .isEqualTo("projector");
            });
    assertThat(world.spans.all()).as("one a batch, not one an event").hasSizeLessThan(50);
  }

  @Test
  @DisplayName("a trace that is not kept has no spans, and one that is none does no harm")
  void notKept() {
    world.relayTraced(world.append(events, 10), SAMPLED.replaceAll("01$", "00"));
    world.relayTraced(world.append(events, 10), "01");
    world.relayTraced(world.append(events, 10), "");
    world.awaitAllRows(rows);
    world.relayTraced(world.append(events, 1), SAMPLED);
    FollowerFixture.waiting().until(() -> !world.spans.all().isEmpty());
    assertThat(count()).isEqualTo(1);
  }

  private long count() {
    return world.spans.all().stream()
        .map(SpanData::getAttributes)
        .mapToLong(it -> it.get(AttributeKey.longKey("messaging.batch.message_count")))
        .sum();
  }
}
