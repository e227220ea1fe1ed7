package org.outcomeledger.impact.entry;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/**
 * What keeping led to.
 *
 * @param isNew false if it is there already, as it was kept then
 */
public record Kept<T>(T entity, boolean isNew) {

  /** What is there already. */
  public static <T> Uni<Kept<T>> there(T entity) {
    return Uni.createFrom().item(new Kept<>(entity, false));
  }

  /** Keeps what is not there. */
  public static <T> Uni<Kept<T>> keep(Session session, T entity) {
    return session.persist(entity).chain(session::flush).map(done -> new Kept<>(entity, true));
  }

  /** Keeps what there can be one of, unless it is there. */
  public static <T> Uni<Kept<T>> once(Session session, Class<T> type, Object id, T entity) {
    return session
        .find(type, id)
        .chain(there -> there != null ? there(there) : keep(session, entity));
  }

  /** Something else that was led to with it. */
  public <R> Kept<R> map(Function<? super T, ? extends R> other) {
    return new Kept<>(other.apply(entity), isNew);
  }

  /** It is created, or it was there. */
  public Response answer() {
    return Response.status(isNew ? 201 : 200).entity(entity).build();
  }
}
