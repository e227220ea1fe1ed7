package org.outcomeledger.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * Why a request failed, in the form of RFC 9457: {@code type} is stable and what programs rely on,
 * {@code detail} is for people. No problem repeats a value of an event.
 *
 * @param type {@link ProblemType#uri}
 * @param title the same for every problem of the type
 * @param detail what is wrong this time, and what to do
 * @param pointer JSON Pointer to the field, into {@code data} for its fields and else to the
 *     attribute; null where the problem is about no field
 * @param more members that only this type has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "pointer"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String pointer,
    @JsonAnyGetter Map<String, Object> more) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** The member that says after how many seconds the same request may succeed. */
  public static final String RETRY_AFTER = "retryAfter";

  private static final int LONGEST_POINTER = 256;

  public Problem {
    pointer = pointer == null ? null : printable(pointer);
    more = Map.copyOf(more);
  }

  /** A problem of this type that is about no field. */
  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, null);
  }

  /** A problem of this type with the field at {@code pointer}. */
  public static Problem of(ProblemType type, String detail, String pointer) {
    return new Problem(type.uri(), type.title(), type.status(), detail, pointer, Map.of());
  }

  /** {@link ProblemType#code} of its type. */
  public String code() {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  /** The same problem with one member more. */
  public Problem with(String name, Object value) {
    return new Problem(type, title, status, detail, pointer, Map.of(name, value));
  }

  /** Names in a pointer come from the caller: of any length, and not always Unicode. */
  private static String printable(String pointer) {
    String shortened =
        pointer.length() > LONGEST_POINTER ? pointer.substring(0, LONGEST_POINTER) : pointer;
    return UnicodeText.isWhole(shortened) ? shortened : shortened.replaceAll("\\p{Cs}", "\uFFFD");
  }
}
