package org.outcomeledger.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/**
 * How much memory the requests hold that are under way, of all callers and of each: what has
 * arrived of them, and what is made of it until they are answered; of large answers, until they are
 * read. Who would hold more is refused at once, and nobody ends the process by sending much. No
 * caller takes the share of all: each has a little for certain, whatever the others hold.
 *
 * <p>An estimate, which is on the safe side: the bytes that came, times {@link #PER_BYTE}.
 */
@ApplicationScoped
public class MemoryInFlight {

  /**
   * For each byte of a body one as it arrives, half a one while its array grows, and what is made
   * of it: texts of events, and the bytes that are kept.
   */
  static final int PER_BYTE = 3;

  /** Enough for the posts of a platform that sends what it has as it comes. */
  private static final long CERTAIN_FOR_ONE = 256 << 10;

  private static final String READERS = "readers of what is public";

  private static final int PART_OF_HEAP = 4;
  private static final int WHOLE = 100;

  private final long most;
  private final long mostOfOne;
  private final long certain;
  private final Map<String, Long> taken = new HashMap<>();
  private long total;

  @Inject
  MemoryInFlight(ServiceConfig config) {
    this(
        most(config),
        Math.max(most(config) * config.memoryOfOnePlatform() / WHOLE, largest(config)),
        CERTAIN_FOR_ONE);
  }

  /**
   * So much.
   *
   * @param certain what a caller gets however much the others hold; there are only so many callers
   */
  MemoryInFlight(long most, long mostOfOne, long certain) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.certain = certain;
  }

  /** The largest body that is allowed has room, however small the heap is. */
  static long most(ServiceConfig config) {
    long wanted =
        config
            .memoryInFlight()
            .map(size -> size.asBigInteger().longValueExact())
            .orElse(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    return Math.max(wanted, largest(config));
  }

  private static long largest(ServiceConfig config) {
    return PER_BYTE * (config.bodyLimit().asBigInteger().longValueExact() + 1);
  }

  /** How many bytes are held now. */
  synchronized long held() {
    return total;
  }

  /** How many bytes there are, for all callers together. */
  long most() {
    return most;
  }

  /** What answers who would hold more than there is. */
  static Problem exhausted() {
    return Problem.of(
        ProblemType.BUSY,
        "The requests under way hold all the memory that there is for them, or for those of your platform: send fewer at once, and this one again in a moment.");
  }

  /** The caller that all who act for a platform are. */
  static String ofPlatform(String platform) {
    return "platform " + platform;
  }

  /**
   * Holds memory for an answer that is made of so many stored bytes, until the reservation is
   * ended. The largest that there can be takes all of its platform's share, and is answered then.
   *
   * @throws Refusal if there is not so much left
   */
  public Reservation reserve(String platform, long bytes) {
    return reserve(ofPlatform(platform), bytes, exhausted());
  }

  /**
   * The same for what everybody may read: all its readers have one share, for nobody knows who they
   * are.
   *
   * @throws Refusal if there is not so much left
   */
  public Reservation reserveForReaders(long bytes) {
    return reserve(
        READERS,
        bytes,
        Problem.of(
            ProblemType.BUSY,
            "Readers of what is public hold all the memory that there is for them. Ask again in a moment."));
  }

  private Reservation reserve(String caller, long bytes, Problem otherwise) {
    var reservation = new Reservation(this, caller);
    if (!reservation.grow(Math.min(PER_BYTE * bytes, mostOfOne))) {
      throw new Refusal(otherwise);
    }
    return reservation;
  }

  /**
   * Takes {@code bytes} for a caller if there are so many left, in all and for this one, or if they
   * are of those that are certain.
   */
  synchronized boolean take(String caller, long bytes) {
    long his = taken.getOrDefault(caller, 0L) + bytes;
    if (his > certain && (total + bytes > most || his > mostOfOne)) {
      return false;
    }
    hold(caller, bytes);
    return true;
  }

  /**
   * Takes {@code more}, or gives back what is held, in one step: two who ask at once would each
   * find what the other is about to give back.
   */
  synchronized boolean takeOrGiveBack(String caller, long more, long held) {
    boolean isTaken = take(caller, more);
    if (!isTaken) {
      giveBack(caller, held);
    }
    return isTaken;
  }

  /** Takes what is held already, such as a reply, even beyond what there is. */
  synchronized void hold(String caller, long bytes) {
    total += bytes;
    taken.merge(caller, bytes, Long::sum);
  }

  /** Gives back what was taken. */
  synchronized void giveBack(String caller, long bytes) {
    total -= bytes;
    taken.computeIfPresent(caller, (name, his) -> his == bytes ? null : his - bytes);
  }
}
