package org.outcomeledger.impact.entry;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.outcomeledger.http.Refusal;

/**
 * Where one kind of what people enter is kept: one enters at a time, who reads does not wait. Every
 * {@link Uni} fails with {@link EnteredUnavailable} if the database does not answer; what was being
 * kept then may be there or not, and can be sent again.
 */
public final class EnteredEntities {
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  /** A replica that stalls in the midst of it does not keep the others waiting for long. */
  private static final String TRANSACTION_TIMEOUT = "set local transaction_timeout = '5s'";

  /** A statement of its own, so that the next sees what those before have kept. */
  private static final String LOCK =
      "select 1 from (select pg_advisory_xact_lock(hashtext(?1))) locked";

  private final String kind;
  private final String what;

  /**
   * @param kind names the lock
   * @param what begins a sentence, in the plural
   */
  public EnteredEntities(String kind, String what) {
    this.kind = kind;
    this.what = what;
  }

  /** What is done within a session. */
  @FunctionalInterface
  public interface Work<T> {
    Uni<T> in(Session session);
  }

  /** Reads. */
  public <T> Uni<T> read(Work<T> work) {
    return withTimeout(Panache.withSession(() -> Panache.getSession().chain(work::in)));
  }

  /** Keeps all of it or nothing. */
  public <T> Uni<T> keep(Work<T> work) {
    return withTimeout(
        Panache.withTransaction(
            () ->
                Panache.getSession()
                    .call(session -> session.createNativeQuery(TRANSACTION_TIMEOUT).executeUpdate())
                    .call(
                        session ->
                            session.createNativeQuery(LOCK).setParameter(1, kind).getResultList())
                    .chain(work::in)));
  }

  /** The one of this id, or null; U+0000, which the database has no text for, is in no id. */
  public static <T> Uni<T> find(Session session, Class<T> type, String id) {
    return id.indexOf('\0') < 0 ? session.find(type, id) : Uni.createFrom().nullItem();
  }

  /** As the database keeps times. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private <T> Uni<T> withTimeout(Uni<T> answer) {
    return answer
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .onFailure(it -> !(it instanceof Refusal))
        .transform(it -> new EnteredUnavailable(what, it));
  }
}
