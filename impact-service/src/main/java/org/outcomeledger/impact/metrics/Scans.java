package org.outcomeledger.impact.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.metrics.QuestionPlaces.Place;
import org.outcomeledger.impact.metrics.QuestionPlaces.Price;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.query.Allowance;
import org.outcomeledger.indicators.query.Estimate;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * Counts for questions, each with a price: only those beside each other for which processors and
 * memory suffice, none of more groups or for longer than is allowed, and none that nobody waits
 * for. Results of the latest questions are kept chunk by chunk, in an eighth of the memory at most:
 * a repeated question waits only for what has changed since.
 */
@Singleton
final class Scans {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Below so many chunks of learners one processor counts them, in some milliseconds. */
  private static final int FEW_CHUNKS = 32;

  private static final int CELLS_PER_GROUP = 8;

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final long MEMORY = Runtime.getRuntime().maxMemory();

  /** What questions take together that are being answered; as much again is for those kept. */
  private static final long BYTES = MEMORY / 8;

  private static final long BYTES_KEPT_OF_ONE = MEMORY / 32;

  /** As an object, and as the text that is written and the one that is hashed. */
  private static final long BYTES_OF_POINT = 1_536;

  /** A page of them, as objects and as text. */
  private static final long BYTES_OF_RECORDS = 4L << 20;

  private final QuestionPlaces places =
      new QuestionPlaces(
          new Price(3 * PROCESSORS, BYTES), new Price(Math.max(1, PROCESSORS / 2), BYTES / 8));

  private final Cache<Question, IncrementalAggregation> latest =
      Caffeine.newBuilder()
          .maximumWeight(BYTES >> 10)
          .<Question, IncrementalAggregation>weigher((question, counted) -> kibibytes(counted))
          .build();

  private final ImpactConfig.Questions limits;
  private final Consumer<CountedQuestion> counted;

  @Inject
  Scans(ImpactConfig config, QuestionMeters meters) {
    this(config.questions(), meters::count);
  }

  /**
   * Questions within these limits.
   *
   * @param counted told of every question that was counted
   */
  Scans(ImpactConfig.Questions limits, Consumer<CountedQuestion> counted) {
    this.limits = limits;
    this.counted = counted;
  }

  /** Who is counted, and who waits. */
  QuestionPlaces places() {
    return places;
  }

  /**
   * Counts, after waiting for a place where all are taken, and makes an answer of it.
   *
   * @throws org.outcomeledger.http.Refusal where none came free in time
   * @throws org.outcomeledger.indicators.IllegalQuestion for an answer that would be too large
   * @throws org.outcomeledger.indicators.query.CountingStopped where it took too long
   */
  <T> T answer(Query query, Function<PartialAggregates, T> made) throws InterruptedException {
    long asked = System.nanoTime();
    Estimate cost = cost(query);
    Place place = place(query, cost);
    try {
      return made.apply(count(query, cost, asked));
    } finally {
      place.close();
    }
  }

  /**
   * The same for an answer that lies in memory, or is made, while it is written: it has its memory
   * until then, though not its processors.
   */
  <T> T answerWhileWriting(Query query, Function<PartialAggregates, T> made)
      throws InterruptedException {
    long asked = System.nanoTime();
    Estimate cost = cost(query);
    Place place = place(query, cost);
    query.reader().whenServed(place::close);
    try {
      T answer = made.apply(count(query, cost, asked));
      place.counted();
      return answer;
    } catch (RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  /**
   * Looks for single records, after waiting for a place: one processor's work, for some hundredths
   * of a second where most records are asked about.
   *
   * @throws org.outcomeledger.http.Refusal where none came free in time
   * @throws org.outcomeledger.indicators.query.CountingStopped where it took too long
   */
  <T> T lookUpWhileWriting(Query query, Function<Allowance, T> made) throws InterruptedException {
    long asked = System.nanoTime();
    Place place = places.take(new Price(1, BYTES_OF_RECORDS), TIMEOUT);
    query.reader().whenServed(place::close);
    try {
      T found = made.apply(allowance(query));
      place.counted();
      counted.accept(
          new CountedQuestion(
              query.question().indicator().definition().id(),
              CountedQuestion.Cost.WHOLE,
              Duration.ofNanos(System.nanoTime() - asked)));
      return found;
    } catch (RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  private Estimate cost(Query query) {
    Optional<IncrementalAggregation> before =
        Optional.ofNullable(latest.getIfPresent(query.question()));
    return Estimate.of(query.snapshot(), query.question(), before, mostGroups(query.question()));
  }

  private Place place(Query query, Estimate cost) throws InterruptedException {
    int processors = cost.chunks() > FEW_CHUNKS ? PROCESSORS : 1;
    long bytes = cost.bytes() + ofPoints(query);
    return places.take(new Price(processors, Math.min(bytes, BYTES - BYTES / 8)), TIMEOUT);
  }

  /** Each record is at most one point of each of two curves. */
  private long ofPoints(Query query) {
    return query.question().indicator() instanceof Incidence
        ? BYTES_OF_POINT * Math.min(limits.points(), 2L * query.snapshot().learners())
        : 0;
  }

  private PartialAggregates count(Query query, Estimate cost, long asked) {
    PartialAggregates aggregates = count(query);
    if (query.question().counting() != Counting.SIZES) { // nobody asked, but disclosure control
      counted.accept(
          new CountedQuestion(
              query.question().indicator().definition().id(),
              CountedQuestion.Cost.of(cost.chunks(), FEW_CHUNKS),
              Duration.ofNanos(System.nanoTime() - asked)));
    }
    return aggregates;
  }

  private PartialAggregates count(Query query) {
    Question question = query.question();
    Snapshot snapshot = query.snapshot();
    Allowance allowance = allowance(query);
    IncrementalAggregation before = latest.getIfPresent(question);
    IncrementalAggregation now =
        before == null
            ? IncrementalAggregation.of(snapshot, question, allowance)
            : before.in(snapshot, allowance);
    latest.put(question, now);
    return now.aggregates();
  }

  private Allowance allowance(Query query) {
    return new Allowance(
        mostGroups(query.question()),
        BYTES_KEPT_OF_ONE,
        limits.timeLimit().toNanos(),
        query.reader()::isGone);
  }

  /** A table has cells of every time, and is no answer. */
  private int mostGroups(Question question) {
    return question.counting() == Counting.SIZES
        ? CELLS_PER_GROUP * limits.groups()
        : limits.groups();
  }

  private static int kibibytes(IncrementalAggregation counted) {
    return Math.toIntExact(counted.bytes() >> 10) + 1;
  }
}
