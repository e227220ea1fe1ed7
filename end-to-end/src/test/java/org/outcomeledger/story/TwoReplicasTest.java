package org.outcomeledger.story;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.LearningPlatform.Answer;

/** Commands that exclude one another, sent to two replicas of enrollment-service at once. */
@Order(4)
class TwoReplicasTest {

  private static final String PLATFORM = "exclusive";
  private static final int AT_ONCE = 12;
  private static final int ROUNDS = 10;

  private static Installation installation;
  private static ServiceProcess second;

  @BeforeAll
  static void startSecondReplica() {
    installation = Installation.shared();
    second = installation.replica(PackagedService.ENROLLMENT, PackagedService.ENROLLMENT.database);
  }

  @AfterAll
  static void stopSecondReplica() {
    second.close();
  }

  @Test
  void oneOfManyEnrollmentsOfALearnerUnderOneIdIsAccepted() {
    exactlyOneIsAccepted(
        "/problems/already-enrolled",
        round -> i -> enrolled("same-" + round + "-" + i, "same-" + round, "same-" + round));
  }

  @Test
  void oneOfManyLearnersOfDifferentShardsIsAcceptedUnderOneEnrollmentId() {
    List<String> learners = learnersOfDifferentShards();
    exactlyOneIsAccepted(
        "/problems/already-enrolled",
        round ->
            i ->
                enrolled(
                    "shards-" + round + "-" + i,
                    "shards-" + round,
                    learners.get(i % learners.size())));
  }

  @Test
  void theSameEventFromManySidesIsAcceptedOnceAndOtherwiseADuplicate() {
    exactlyOneIsAccepted("", round -> i -> enrolled("twin-" + round, "twin-" + round, "twin"));
  }

  @Test
  void oneOfManyContentsIsAcceptedUnderOneKey() {
    exactlyOneIsAccepted(
        "/problems/id-reused",
        round -> i -> enrolled("key-" + round, "key-" + round + "-" + i, "key-" + i));
  }

  private static void exactlyOneIsAccepted(
      String problemOfTheOthers, IntFunction<IntFunction<Event>> commands) {
    for (int round = 0; round < ROUNDS; round++) {
      List<Answer> answers = atOnce(commands.apply(round));
      Map<Boolean, List<Answer>> accepted =
          answers.stream().collect(groupingBy(a -> a.status() == 201));
      assertThat(accepted.get(true)).as("%s", answers).hasSize(1);
      assertThat(accepted.get(false)).extracting(Answer::problem).containsOnly(problemOfTheOthers);
    }
  }

  private static List<Answer> atOnce(IntFunction<Event> command) {
    LearningPlatform platform = installation.platform(PLATFORM);
    List<URI> replicas = List.of(installation.uri(PackagedService.ENROLLMENT), second.uri());
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    List<Callable<Answer>> tasks = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      Event event = command.apply(i);
      URI replica = replicas.get(i % 2);
      tasks.add(
          () -> {
            start.await();
            return platform.postAlone(event, replica);
          });
    }
    return PostingLog.runTogether(tasks);
  }

  private static List<String> learnersOfDifferentShards() {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    List<Event> profiles =
        IntStream.range(0, 100).mapToObj(i -> WaitingWritersTest.profile("sharded-" + i)).toList();
    posting.post(profiles, 100);
    List<String> learners =
        posting.receipts().entrySet().stream()
            .collect(groupingBy(e -> e.getValue().shard()))
            .values()
            .stream()
            .map(sameShard -> posting.events().get(sameShard.getFirst().getKey()).learner())
            .toList();
    assertThat(learners).as("one learner of each shard").hasSizeGreaterThan(4);
    return learners;
  }

  private static Event enrolled(String id, String enrollmentId, String learner) {
    return Event.enrolled(id, enrollmentId, learner, "any", 100, "2024-01-01");
  }
}
