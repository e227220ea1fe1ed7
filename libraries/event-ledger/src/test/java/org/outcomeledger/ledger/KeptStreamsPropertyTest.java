package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.ledger.WordLedger.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is posted, through whichever replica: those that keep streams between flushes answer as
 * one does that reads every stream anew.
 */
class KeptStreamsPropertyTest {

  private static final StreamLimits KEEPING = new StreamLimits(12, 2, 30 * 1_100, 12, 2_800, 50);
  private static final StreamLimits READING_ANEW =
      new StreamLimits(12, 1_000, 0, 1_000, 1 << 20, 1_000);

  private static WordLedger kept;
  private static List<Ledger<Word>> keeping;
  private static Ledger<Word> readingAnew;

  /**
   * What one learner is told to say.
   *
   * @param retracts the number of the event that this one takes back; negative for a word
   */
  record Said(int learner, int word, int retracts) {}

  record Request(List<Said> events, boolean atomic, int replica) {}

  @BeforeContainer
  static void open() {
    kept = new WordLedger();
    keeping = List.of(kept.replica(KEEPING), kept.replica(KEEPING));
    readingAnew = kept.replica(READING_ANEW);
  }

  @AfterContainer
  static void close() {
    kept.close();
  }

  @Property(tries = 60)
  void answersAreTheSame(@ForAll("requests") List<Request> requests) {
    String one = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    int number = 0;
    for (Request request : requests) {
      assertThat(codes(keeping.get(request.replica()), of(request, one, number)))
          .isEqualTo(codes(readingAnew, of(request, other, number)));
      number += request.events().size();
    }
  }

  private static List<String> codes(Ledger<Word> ledger, AppendRequest<Word> request) {
    return await(ledger, request).stream().map(LedgerTest::code).toList();
  }

  /** The request, about learners, words and ids of which nobody else speaks. */
  private static AppendRequest<Word> of(Request request, String world, int number) {
    var events = new ArrayList<ReportedEvent<Word>>();
    for (Said said : request.events()) {
      Word word =
          said.retracts() < 0
              ? new Word(world + said.word())
              : Word.retractionOf(world + said.retracts());
      events.add(word.by(world + said.learner(), world + (number + events.size())));
    }
    return new AppendRequest<>(events, request.atomic());
  }

  @Provide
  Arbitrary<List<Request>> requests() {
    return Combinators.combine(
            said().list().ofMinSize(1).ofMaxSize(8),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 1))
        .as(Request::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(15);
  }

  private static Arbitrary<Said> said() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 30),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(-1)),
                Tuple.of(1, Arbitraries.integers().between(0, 40))))
        .as(Said::new);
  }
}
