package org.outcomeledger.local.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.local.learning.BatchPoster;
import org.outcomeledger.local.learning.EventPoster;
import org.outcomeledger.local.learning.PostedEvent;
import org.outcomeledger.local.learning.PostingSummary;

/**
 * A learning platform that does not exist. It posts the cohorts of three years at once, the same
 * for the same day and seed, and then goes on gently, as platforms do: outcomes ahead of their
 * enrollments, some late, some twice.
 */
public final class SimulatedPlatform {
  /** The zone of the dates that platforms post. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** What they are called; each has its token. */
  public static final List<String> NAMES =
      SimulatedProgramme.OF_PLATFORM.keySet().stream().sorted().toList();

  /** As many are complete as three years have, and one is under way. */
  static final int QUARTERS = 13;

  private static final int LIVE_DAYS = 400;
  private static final int PAUSE_MILLIS = 2_000;

  private final String name;
  private final EventPoster poster;
  private final long seed;

  /**
   * @param name one of {@link #NAMES}
   */
  public SimulatedPlatform(String name, EventPoster poster, long seed) {
    this.name = name;
    this.poster = poster;
    this.seed = seed ^ name.hashCode();
  }

  String name() {
    return name;
  }

  /**
   * Posts the past up to {@code today}, but for what a {@link LateSchool} holds back; posted again
   * with the same day and seed, all of it is a duplicate.
   */
  public PostingSummary postPast(LocalDate today) throws InterruptedException {
    Past past = past(today);
    return post(past.inTime().stream()).and(post(past.late().stream()));
  }

  /** Posts what was held back; again, all of it is a duplicate. */
  public PostingSummary postHeldBack(LocalDate today) throws InterruptedException {
    return post(heldBack(today));
  }

  private PostingSummary post(Stream<PostedEvent> events) throws InterruptedException {
    return new BatchPoster(poster, answered -> {}).post(events);
  }

  /**
   * In the order in which it is posted.
   *
   * @param late what is posted when all the rest is there
   */
  record Past(List<PostedEvent> inTime, List<PostedEvent> late) {
    Past {
      inTime = List.copyOf(inTime);
      late = List.copyOf(late);
    }
  }

  Past past(LocalDate today) {
    LateSchool school = new LateSchool(ReportYear.before(today));
    List<PostedEvent> inTime = new ArrayList<>();
    List<PostedEvent> late = new ArrayList<>();
    lives(today)
        .forEach(
            life -> {
              inTime.addAll(school.without(life, life.events()));
              late.addAll(school.without(life, life.late()));
            });
    new Slips(offered().getFirst(), today).events().forEach(inTime::add);
    inTime.sort(Comparator.comparing(PostedEvent::to)); // stable: each service's own order stays
    return new Past(inTime.stream().flatMap(this::someTwice).toList(), late);
  }

  /** In the order in which it is posted. */
  Stream<PostedEvent> heldBack(LocalDate today) {
    LateSchool school = new LateSchool(ReportYear.before(today));
    return lives(today)
        .flatMap(
            life ->
                Stream.concat(life.events().stream(), life.late().stream())
                    .filter(event -> school.holdsBack(life, event)));
  }

  private List<SimulatedProgramme> offered() {
    return SimulatedProgramme.OF_PLATFORM.get(name);
  }

  private Stream<PostedEvent> someTwice(PostedEvent event) {
    return new Chance(seed, event.id()).oneIn(40) ? Stream.of(event, event) : Stream.of(event);
  }

  private Stream<Life> lives(LocalDate today) {
    LocalDate thisQuarter = today.with(IsoFields.DAY_OF_QUARTER, 1L);
    return IntStream.range(0, QUARTERS)
        .mapToObj(quarter -> thisQuarter.minusMonths(3L * (QUARTERS - 1 - quarter)))
        .flatMap(
            quarter -> offered().stream().flatMap(programme -> cohort(programme, quarter, today)));
  }

  /** Those who begin a programme in the first weeks of a quarter. */
  private Stream<Life> cohort(SimulatedProgramme programme, LocalDate quarter, LocalDate today) {
    String cohort = programme.id() + "-" + quarter;
    Chance chance = new Chance(seed, cohort);
    int size = programme.places() * chance.between(85, 115) / 100;
    return IntStream.range(0, size)
        .mapToObj(number -> cohort + "-" + number)
        .map(
            learner ->
                Life.of(learner, programme, quarter.plusDays(chance.between(0, 40)), today, seed));
  }

  /** Goes on until it is interrupted: learners of the last year or so, an event at a time. */
  public void goOn(String run) throws InterruptedException {
    for (int number = 0; true; number++) {
      String learner = run + "-" + number;
      Chance chance = new Chance(seed, learner);
      for (PostedEvent event : life(learner, chance)) {
        poster.post(event.to(), List.of(event));
        if (chance.oneIn(30)) {
          poster.post(event.to(), List.of(event));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private List<PostedEvent> life(String learner, Chance chance) {
    LocalDate today = LocalDate.now(ZONE);
    LocalDate start = today.minusDays(chance.between(0, LIVE_DAYS));
    SimulatedProgramme programme = chance.oneOf(offered());
    Life life = Life.of(learner, programme, start, today, seed);
    List<PostedEvent> events = new ArrayList<>(life.events());
    events.addAll(life.late());
    if (chance.oneIn(3)) {
      events.sort(
          Comparator.comparing(PostedEvent::to)
              .reversed()); // stable: each service's own order stays
    }
    return events;
  }
}
