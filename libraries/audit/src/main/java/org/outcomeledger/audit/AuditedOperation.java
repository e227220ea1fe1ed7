package org.outcomeledger.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * A resource method as the trail names it.
 *
 * @param operationId as the OpenAPI document has it, or the method's name where it is not in there
 * @param route HTTP method and path template
 * @param needsRole whether its callers can be named
 * @param audited how it is recorded
 * @param notAudited why it is not
 */
record AuditedOperation(
    String operationId,
    String route,
    boolean needsRole,
    Optional<Audited> audited,
    Optional<String> notAudited) {

  static AuditedOperation of(Class<?> resource, Method method) {
    Optional<Audited> audited = nearest(resource, method, Audited.class);
    Optional<NotAudited> not = nearest(resource, method, NotAudited.class);
    boolean methodSaysNot = method.isAnnotationPresent(NotAudited.class);
    boolean methodSaysSo = method.isAnnotationPresent(Audited.class);
    return new AuditedOperation(
        operationId(method),
        httpMethod(method) + " " + path(resource) + path(method),
        nearest(resource, method, RolesAllowed.class).isPresent(),
        audited.filter(it -> !methodSaysNot),
        not.filter(it -> !methodSaysSo).map(NotAudited::value));
  }

  /** Whether it says one thing or the other. */
  boolean isDecided() {
    return audited.isPresent() != notAudited.isPresent();
  }

  /** What the method says goes before what its class says. */
  private static <A extends Annotation> Optional<A> nearest(
      Class<?> resource, Method method, Class<A> annotation) {
    return Stream.<AnnotatedElement>of(method, resource)
        .map(it -> it.getAnnotation(annotation))
        .filter(it -> it != null)
        .findFirst();
  }

  private static String operationId(Method method) {
    return Optional.ofNullable(method.getAnnotation(Operation.class))
        .map(Operation::operationId)
        .filter(id -> !id.isEmpty())
        .orElse(method.getName());
  }

  private static String httpMethod(Method method) {
    return Stream.of(method.getAnnotations())
        .map(it -> it.annotationType().getAnnotation(HttpMethod.class))
        .filter(it -> it != null)
        .map(HttpMethod::value)
        .findFirst()
        .orElse("");
  }

  private static String path(AnnotatedElement annotated) {
    Path path = annotated.getAnnotation(Path.class);
    if (path == null || path.value().equals("/")) {
      return "";
    }
    return path.value().startsWith("/") ? path.value() : "/" + path.value();
  }
}
