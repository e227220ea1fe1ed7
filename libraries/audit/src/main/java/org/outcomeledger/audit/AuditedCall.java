package org.outcomeledger.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of a call before it is carried out: all but when it was answered, and how. */
record AuditedCall(
    AuditedOperation operation,
    String caller,
    String callerName,
    String role,
    String platform,
    Map<String, List<String>> parameters,
    String trace) {

  AuditEntry answered(Instant at, int status) {
    return new AuditEntry(
        UUID.randomUUID(),
        at,
        operation.operationId(),
        operation.route(),
        caller,
        callerName,
        role,
        platform,
        parameters,
        status,
        trace);
  }

  /** The same call without a parameter, and without what differs from request to request. */
  AuditedCall without(String parameter) {
    Map<String, List<String>> others = new HashMap<>(parameters);
    others.remove(parameter);
    return new AuditedCall(operation, caller, callerName, role, platform, others, null);
  }
}
