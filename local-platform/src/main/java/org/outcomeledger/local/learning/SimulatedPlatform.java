package org.outcomeledger.local.learning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A learning platform that does not exist. It posts three years of a past at once, the same for the
 * same day and seed, and then goes on gently, as platforms do: outcomes ahead of their enrollments,
 * some late, some twice.
 */
public final class SimulatedPlatform {
  /** How many learners its past has. */
  public static final int PAST_LEARNERS = 2_000;

  /** The zone of the dates that platforms post. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final int LEARNERS_AT_ONCE = 100;
  private static final int PAST_DAYS = 3 * 365;
  private static final int PAUSE_MILLIS = 700;

  private final String name;
  private final EventPoster poster;
  private final Random random;

  public SimulatedPlatform(String name, EventPoster poster, long seed) {
    this.name = name;
    this.poster = poster;
    this.random = new Random(seed ^ name.hashCode());
  }

  /**
   * Posts the past up to {@code today}; posted again with the same day and seed, all of it is a
   * duplicate.
   */
  public PostingSummary postPast(LocalDate today) throws InterruptedException {
    PostingSummary summary = new PostingSummary();
    List<PostedEvent> late = new ArrayList<>();
    for (int first = 0; first < PAST_LEARNERS; first += LEARNERS_AT_ONCE) {
      List<PostedEvent> events = new ArrayList<>();
      IntStream.range(first, first + LEARNERS_AT_ONCE)
          .forEach(number -> events.addAll(life("past-" + number, PAST_DAYS, today)));
      List<PostedEvent> delayed =
          events.stream().filter(event -> mayBeLate(event) && random.nextInt(20) == 0).toList();
      events.removeAll(delayed);
      late.addAll(delayed);
      events.stream().filter(event -> random.nextInt(40) == 0).toList().forEach(events::add);
      post(events, first % 300 == 0, summary);
    }
    post(late, false, summary);
    return summary;
  }

  /**
   * A survey or a completion that comes late is in nobody's way; an employment must be there before
   * it ends.
   */
  private static boolean mayBeLate(PostedEvent event) {
    return event.name().equals("outcome-surveyed") || event.name().equals("programme-completed");
  }

  /** Goes on until it is interrupted: learners of the last year or so, an event at a time. */
  public void goOn(String run) throws InterruptedException {
    for (int number = 0; true; number++) {
      List<PostedEvent> life = new ArrayList<>(life(run + "-" + number, 400, LocalDate.now(ZONE)));
      if (random.nextInt(3) == 0) {
        life.sort(
            Comparator.comparing(PostedEvent::to)
                .reversed()); // stable: each service's own order stays
      }
      for (PostedEvent event : life) {
        poster.post(event.to(), List.of(event));
        if (random.nextInt(30) == 0) {
          poster.post(event.to(), List.of(event));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private List<PostedEvent> life(String learner, int days, LocalDate today) {
    List<SimulatedProgramme> offered = SimulatedProgramme.OF_PLATFORM.get(name);
    SimulatedProgramme programme = offered.get(random.nextInt(offered.size()));
    return SimulatedLearner.life(
        learner, programme, today.minusDays(random.nextInt(days)), today, random);
  }

  private void post(List<PostedEvent> events, boolean outcomesFirst, PostingSummary summary)
      throws InterruptedException {
    Map<WritingService, List<PostedEvent>> byService = new EnumMap<>(WritingService.class);
    for (WritingService service : WritingService.values()) {
      byService.put(service, events.stream().filter(event -> event.to() == service).toList());
    }
    List<WritingService> order = new ArrayList<>(List.of(WritingService.values()));
    if (outcomesFirst) {
      Collections.reverse(order);
    }
    for (WritingService service : order) {
      if (!byService.get(service).isEmpty()) {
        summary.add(poster.post(service, byService.get(service)));
      }
    }
  }
}
