package org.outcomeledger.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Refuses, before anything is read or done, the parameters that a method does not say that it
 * takes: one that is misspelt or given twice would change the answer in silence.
 *
 * <p>A method that takes the whole {@link UriInfo} reads its parameters itself, as strictly.
 */
@Provider
@Singleton
@Priority(1_000) // before the body is collected
public class DeclaredParameters implements ResteasyReactiveContainerRequestFilter {

  /**
   * What one method declares.
   *
   * @param own whether it reads its parameters itself
   * @param mayRepeat of each that it declares
   */
  private record Declared(boolean own, Map<String, Boolean> mayRepeat) {

    static Declared by(Method method) {
      var mayRepeat = new TreeMap<String, Boolean>();
      for (var parameter : method.getParameters()) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (query != null) {
          mayRepeat.put(query.value(), Collection.class.isAssignableFrom(parameter.getType()));
        }
      }
      return new Declared(
          Arrays.asList(method.getParameterTypes()).contains(UriInfo.class), mayRepeat);
    }

    void require(String name, List<String> values) {
      if (!mayRepeat.containsKey(name)) {
        throw Refusal.unknownParameter(mayRepeat.keySet());
      }
      if (values.size() > 1 && !mayRepeat.get(name)) {
        throw Refusal.parameter("Give " + name + " once.");
      }
      if (values.contains("")) { // the framework takes it for one that was not given
        throw Refusal.parameter("Give " + name + " a value, or leave it out.");
      }
    }
  }

  private final Map<Method, Declared> declared = new ConcurrentHashMap<>();

  @Override
  public void filter(ResteasyReactiveContainerRequestContext context) {
    var request = (ResteasyReactiveRequestContext) context.getServerRequestContext();
    if (request.serverRequest().query() != null) {
      Method method = request.getTarget().getLazyMethod().getMethod();
      Declared known = declared.computeIfAbsent(method, Declared::by);
      if (!known.own()) {
        context.getUriInfo().getQueryParameters().forEach(known::require);
      }
    }
  }
}
