package org.outcomeledger.audit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.outcomeledger.http.Caller;

/**
 * Records the calls of {@link Audited} operations: after they have succeeded, before their answers
 * leave. What is streamed has not begun by then.
 */
@Audited("")
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class AuditInterceptor {

  private static final int OK = 200;

  /** Of this process, whichever resource is intercepted. */
  private static final CoveredReads COVERED = new CoveredReads(Ticker.systemTicker());

  private final Map<Method, AuditedOperation> operations = new ConcurrentHashMap<>();
  private final AuditTrail trail;
  private final Caller caller;
  private final UriInfo uri;
  private final HttpHeaders headers;
  private final RecordedValues values;

  AuditInterceptor(
      AuditTrail trail, Caller caller, UriInfo uri, HttpHeaders headers, RecordedValues values) {
    this.trail = trail;
    this.caller = caller;
    this.uri = uri;
    this.headers = headers;
    this.values = values;
  }

  @AroundInvoke
  Object record(InvocationContext invocation) throws Exception {
    AuditedOperation operation =
        operations.computeIfAbsent(
            invocation.getMethod(), it -> AuditedOperation.of(it.getDeclaringClass(), it));
    if (operation.audited().filter(it -> caller.hasRole(it.value())).isEmpty()) {
      return invocation.proceed();
    }
    AuditedCall call = call(operation, operation.audited().get());
    Object answer = invocation.proceed();
    if (answer instanceof Uni<?> later) {
      return later.call(given -> keep(call, given));
    }
    keep(call, answer).await().indefinitely(); // the trail's patience ends it
    return answer;
  }

  private AuditedCall call(AuditedOperation operation, Audited audited) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String name : audited.parameters()) {
      put(parameters, name, uri.getPathParameters());
      put(parameters, name, uri.getQueryParameters());
    }
    return new AuditedCall(
        operation,
        caller.name(),
        caller.displayName().orElse(null),
        audited.value(),
        caller.platform().orElse(null),
        parameters,
        trace());
  }

  private void put(
      Map<String, List<String>> parameters, String name, MultivaluedMap<String, String> given) {
    if (given.containsKey(name)) {
      parameters.put(
          name, given.get(name).stream().map(value -> values.recorded(name, value)).toList());
    }
  }

  /**
   * Nothing of it is the caller's choice, who may have made a trace id of what names a learner: of
   * a trace that began elsewhere it is the id of our own span.
   */
  private String trace() {
    SpanContext own = Span.current().getSpanContext();
    if (!own.isValid()) {
      return null;
    }
    boolean begunHere = headers.getHeaderString("traceparent") == null;
    return begunHere ? own.getTraceId() : own.getSpanId();
  }

  private Uni<Void> keep(AuditedCall call, Object answer) {
    if (COVERED.has(call)) {
      return Uni.createFrom().voidItem();
    }
    int status = answer instanceof Response response ? response.getStatus() : OK;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return trail.keep(call.answered(now, status)).invoke(() -> COVERED.add(call));
  }
}
