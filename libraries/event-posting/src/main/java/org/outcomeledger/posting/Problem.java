package org.outcomeledger.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why something was refused, as RFC 9457 has it: {@code type} is stable and what programs go by,
 * {@code detail} is for people. No problem repeats a value that was sent.
 *
 * @param pointer JSON Pointer to the field, into {@code data} for its fields and else to the
 *     attribute; null where no field is to blame
 * @param results one per event, where an atomic batch was refused; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String pointer,
    List<PostingResult> results) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final int LONGEST_POINTER = 256;

  public Problem {
    pointer = pointer == null ? null : printable(pointer);
    results = results == null ? null : List.copyOf(results);
  }

  static Problem of(String code, String title, int status, String detail, String pointer) {
    return new Problem("/problems/" + code, title, status, detail, pointer, null);
  }

  /** Names in a pointer are the caller's own: they may be endless, and need not be Unicode. */
  private static String printable(String pointer) {
    String shortened =
        pointer.length() > LONGEST_POINTER ? pointer.substring(0, LONGEST_POINTER) : pointer;
    return UnicodeText.isWhole(shortened) ? shortened : shortened.replaceAll("\\p{Cs}", "\uFFFD");
  }
}
