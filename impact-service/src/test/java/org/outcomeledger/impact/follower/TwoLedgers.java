package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.impact.metrics.ImpactServers;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.testservers.TestServers;

/** The servers, and two ledgers that answer; nothing is relayed, so all comes by replay. */
public final class TwoLedgers extends ImpactServers {

  /** Every table of facts. */
  static final String TABLES =
      "enrollment, intent, intent_correction, profile, profile_withdrawal, suspension, resumption,"
          + " transfer, withdrawal, exclusion, enrollment_retraction, completion,"
          + " completion_revocation, employment, employment_end, evidence, further_study,"
          + " further_study_end, survey, outcome_retraction";

  private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());
  private static final List<String> TOPICS =
      Arrays.stream(LedgerName.values()).map(LedgerName::topic).toList();

  private static InMemoryLedger enrollments;
  private static InMemoryLedger outcomes;

  @Override
  public Map<String, String> start() {
    enrollments = new InMemoryLedger(LedgerName.ENROLLMENT);
    outcomes = new InMemoryLedger(LedgerName.OUTCOME);
    makeTopics();
    Map<String, String> settings = super.start();
    settings.put("outcome-ledger.ledgers.enrollment-url", enrollments.url().toString());
    settings.put("outcome-ledger.ledgers.outcome-url", outcomes.url().toString());
    settings.put("outcome-ledger.ledgers.token-file", tokenFile());
    settings.put("outcome-ledger.reconciliation.pause", "100ms");
    settings.put("outcome-ledger.reconciliation.entries-per-second", "200000");
    return settings;
  }

  private static String tokenFile() {
    try {
      return Files.writeString(Files.createTempFile("ledger", ".token"), InMemoryLedger.TOKEN)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeTopics() {
    try (Admin admin = Admin.create(KAFKA)) {
      for (String topic : TOPICS) {
        try {
          admin
              .createTopics(List.of(new NewTopic(topic, InMemoryLedger.SHARDS, (short) 1)))
              .all()
              .get();
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void deleteTopics() {
    try (Admin admin = Admin.create(KAFKA)) {
      admin.deleteTopics(TOPICS).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static InMemoryLedger ledger(LedgerName name) {
    return switch (name) {
      case ENROLLMENT -> enrollments;
      case OUTCOME -> outcomes;
    };
  }

  /** How many entries both have. */
  public static long entries() {
    return (long) enrollments.entries().size() + outcomes.entries().size();
  }

  static void append(RandomEvents events, int count) {
    Stream.generate(events::next).limit(count).forEach(TwoLedgers::append);
  }

  /** Appends an event to the ledger that it belongs to. */
  public static void append(LearnerEvent event) {
    (event instanceof EnrollmentEvent ? enrollments : outcomes).append(event);
  }

  /** Erases a learner in both. */
  public static void erase(LearnerId learner) {
    enrollments.erase(learner);
    outcomes.erase(learner);
  }

  /** Does something while an entry says what its leaf does not. */
  public static void whileTampered(Runnable then) {
    Runnable undo = outcomes.attack(InMemoryLedger.Attack.CHANGE_DATA, outcome());
    then.run();
    undo.run();
  }

  /** What comes of it while an event comes in before each page that is replayed, one of these. */
  public static <T> T whileEventsComeIn(List<? extends LearnerEvent> events, Supplier<T> what) {
    var coming = new ConcurrentLinkedQueue<LearnerEvent>(events);
    Runnable next = () -> Optional.ofNullable(coming.poll()).ifPresent(TwoLedgers::append);
    enrollments.setBeforePages(next);
    outcomes.setBeforePages(next);
    try {
      return what.get();
    } finally {
      enrollments.setBeforePages(() -> {});
      outcomes.setBeforePages(() -> {});
    }
  }

  /** Some entry of outcomes that says something. */
  public static LedgerEntry outcome() {
    return outcomes.entries().stream().filter(it -> !it.redacted()).findFirst().orElseThrow();
  }

  /** From now on outcome-service is of a version that does not tell where events are, or not. */
  public static void setOld(boolean old) {
    outcomes.setOld(old);
  }

  /** From now on the ledgers do not answer, or do again. */
  public static void setAway(boolean away) {
    enrollments.setAway(away);
    outcomes.setAway(away);
  }

  @Override
  public void stop() {
    makeTopics();
    enrollments.close();
    outcomes.close();
  }
}
