package org.outcomeledger.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods, media types and roles each address takes. The framework shows every resource
 * method once, at the start, and answers 403, 405 and 415 without saying what would have been
 * right.
 */
@Provider
@Singleton
public class ResourceMethods implements DynamicFeature {

  private record Taken(
      String template,
      Predicate<String> path,
      String method,
      List<String> consumed,
      List<String> produced,
      List<String> roles) {}

  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var method = resource.getResourceMethod();
    String path = path(resource.getResourceClass()) + path(method);
    Consumes consumes = method.getAnnotation(Consumes.class);
    Produces produces =
        method.isAnnotationPresent(Produces.class)
            ? method.getAnnotation(Produces.class)
            : resource.getResourceClass().getAnnotation(Produces.class);
    RolesAllowed roles =
        method.isAnnotationPresent(RolesAllowed.class)
            ? method.getAnnotation(RolesAllowed.class)
            : resource.getResourceClass().getAnnotation(RolesAllowed.class);
    Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(http -> http != null)
        .forEach(
            http ->
                taken.add(
                    new Taken(
                        path,
                        matches(path),
                        http.value(),
                        consumes == null ? List.of() : List.of(consumes.value()),
                        produces == null ? List.of() : List.of(produces.value()),
                        roles == null ? List.of() : List.of(roles.value()))));
  }

  /** Whether a resource has this address, parameters written as {@code {name}}. */
  boolean hasTemplate(String template) {
    return taken.stream().anyMatch(method -> method.template().equals(template));
  }

  /** For the header {@code Allow}; what can be read can be asked for its headers, too. */
  Set<String> allowed(String path) {
    Set<String> methods =
        at(path).map(Taken::method).collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  Set<String> consumed(String path) {
    return at(path)
        .flatMap(method -> method.consumed().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> produced(String path) {
    return at(path)
        .flatMap(method -> method.produced().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Any of which allows this call. */
  Set<String> roles(String path, String method) {
    return at(path)
        .filter(it -> it.method().equals(method.equals("HEAD") ? "GET" : method))
        .flatMap(it -> it.roles().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Taken> at(String path) {
    return taken.stream().filter(method -> method.path().test(path));
  }

  private static String path(AnnotatedElement annotated) {
    Path path = annotated.getAnnotation(Path.class);
    return path == null || path.value().equals("/")
        ? ""
        : path.value().startsWith("/") ? path.value() : "/" + path.value();
  }

  /** A parameter of a template stands for one part of a path. */
  private static Predicate<String> matches(String template) {
    String pattern =
        Stream.of(template.split("(?=\\{)|(?<=})"))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining());
    return Pattern.compile(pattern + "/?").asMatchPredicate();
  }
}
