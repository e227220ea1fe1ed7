package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JSON of which nothing is passed over: no member twice, none that is not known, none that is not
 * there, nothing behind the end; and nothing that has to be made a number or a date first.
 */
final class DocumentJson {

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withConfigOverride(
              LocalDate.class, it -> it.setFormat(JsonFormat.Value.forLeniency(false)))
          .build();

  private static final Pattern WORDS_TO_PROGRAMMERS =
      Pattern.compile("( \\(bound as `|: enable `|, from `| \\(start marker).*");

  private DocumentJson() {}

  /**
   * A document of a form that is named in it.
   *
   * @throws IOException if it is another document, or none
   */
  static <T> T read(String what, byte[] bytes, String format, Class<T> type) throws IOException {
    try {
      requireUtf8(what, bytes);
      if (MAPPER.readTree(bytes).path("format").asText().equals(format)) {
        return MAPPER.readValue(bytes, type);
      }
    } catch (JsonProcessingException e) {
      throw new IOException("%s, byte %d: %s".formatted(what, place(e), said(e)), e);
    }
    throw new IOException(
        "%s is not of the form %s, which this verifier knows".formatted(what, format));
  }

  /** As RFC 8259 has it: without a byte order mark, and in no other encoding. */
  private static void requireUtf8(String what, byte[] bytes) throws IOException {
    boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    try {
      if (!marked
          && UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).chars().allMatch(it -> it != 0)) {
        return;
      }
    } catch (CharacterCodingException e) {
      throw new IOException(what + " is not UTF-8", e);
    }
    throw new IOException(what + " is not UTF-8 without a byte order mark");
  }

  /** Counted from 1. */
  private static long place(JsonProcessingException problem) {
    return problem.getLocation().getByteOffset() + 1;
  }

  /** Without the library's words about classes and switches, which help nobody who verifies. */
  private static String said(JsonProcessingException problem) {
    return switch (problem) {
      case UnrecognizedPropertyException it -> member(it) + " is no member of this form";
      case MismatchedInputException it when !it.getPath().isEmpty() ->
          member(it) + " is missing, or nothing that this form has there";
      default -> "not JSON: " + WORDS_TO_PROGRAMMERS.matcher(Reason.of(problem)).replaceFirst("");
    };
  }

  private static String member(JsonMappingException problem) {
    return problem.getPath().stream()
        .map(it -> it.getFieldName() == null ? "[" + it.getIndex() + "]" : "." + it.getFieldName())
        .collect(Collectors.joining())
        .substring(1);
  }
}
