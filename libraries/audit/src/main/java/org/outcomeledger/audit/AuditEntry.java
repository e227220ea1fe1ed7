package org.outcomeledger.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What somebody did. Texts are as PostgreSQL can keep them, for one that it refuses would keep all
 * others waiting.
 *
 * @param operation the operation's id, or {@link #COMMAND} or {@link #SETTING}
 * @param route method and path template; null for what no request did
 * @param caller subject or client of the token, or {@link #OPERATOR}
 * @param callerName what the token calls the caller; null where it says nothing
 * @param role that allowed it; null for what no request did
 * @param platform whose data alone the token shows; null for the whole company
 * @param status of the answer; null for what no request did
 * @param trace id of the request's trace; of its span where the caller began the trace; null
 *     without traces
 */
record AuditEntry(
    UUID id,
    Instant at,
    String operation,
    String route,
    String caller,
    String callerName,
    String role,
    String platform,
    Map<String, List<String>> parameters,
    Integer status,
    String trace) {

  /** The operation of a service command. */
  static final String COMMAND = "command";

  /** The operation of a setting that changed. */
  static final String SETTING = "setting";

  /** Whoever starts processes: no token says who it is. */
  static final String OPERATOR = "operator";

  private static final Pattern NOT_KEPT = Pattern.compile("[\\x00\\p{Cs}]");

  AuditEntry {
    caller = storable(caller);
    callerName = callerName == null ? null : storable(callerName);
    platform = platform == null ? null : storable(platform);
    Map<String, List<String>> kept = new TreeMap<>();
    parameters.forEach(
        (name, values) -> kept.put(name, values.stream().map(AuditEntry::storable).toList()));
    parameters = kept;
  }

  private static String storable(String text) {
    return NOT_KEPT.matcher(text).replaceAll("\uFFFD");
  }
}
