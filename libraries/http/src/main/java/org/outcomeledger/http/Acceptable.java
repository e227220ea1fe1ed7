package org.outcomeledger.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Whether a caller takes what a method answers: the framework does not ask where one path has
 * several methods, nor does it know that {@code q=0} takes something out (RFC 9110, 12.4.2).
 */
@Provider
@Singleton
@Priority(1_000) // before the body is collected
public class Acceptable implements ResteasyReactiveContainerRequestFilter {

  private final Map<Method, List<MediaType>> known = new ConcurrentHashMap<>();

  @Override
  public void filter(ResteasyReactiveContainerRequestContext context) {
    if (context.getHeaderString(HttpHeaders.ACCEPT) == null) {
      return;
    }
    var request = (ResteasyReactiveRequestContext) context.getServerRequestContext();
    List<MediaType> produced =
        known.computeIfAbsent(
            request.getTarget().getLazyMethod().getMethod(), Acceptable::produced);
    List<MediaType> accepted = context.getAcceptableMediaTypes();
    if (!produced.isEmpty() && produced.stream().noneMatch(type -> accepts(accepted, type))) {
      throw new Refusal(StatusProblems.notAcceptable(produced));
    }
  }

  private static List<MediaType> produced(Method method) {
    Produces produces =
        method.isAnnotationPresent(Produces.class)
            ? method.getAnnotation(Produces.class)
            : method.getDeclaringClass().getAnnotation(Produces.class);
    return produces == null
        ? List.of()
        : Stream.of(produces.value()).map(MediaType::valueOf).toList();
  }

  /** What is said of a type by its name goes before what is said of several. */
  private static boolean accepts(List<MediaType> accepted, MediaType type) {
    List<MediaType> byName = accepted.stream().filter(it -> isSame(it, type)).toList();
    Predicate<MediaType> wanted = it -> !isUnwanted(it);
    return byName.isEmpty()
        ? accepted.stream().filter(wanted).anyMatch(type::isCompatible)
        : byName.stream().anyMatch(wanted);
  }

  private static boolean isSame(MediaType one, MediaType other) {
    return one.getType().equalsIgnoreCase(other.getType())
        && one.getSubtype().equalsIgnoreCase(other.getSubtype());
  }

  private static boolean isUnwanted(MediaType type) {
    return type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
  }
}
