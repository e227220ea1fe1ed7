package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.http.PercentEncoding;
import org.outcomeledger.http.StrictJson;

/**
 * Binary mode of CloudEvents over HTTP: the attributes are headers, the body is the data. It is
 * read into the JSON that structured mode would have said, so that all else is the same in both.
 */
final class BinaryMode {

  private static final String PREFIX = "ce-";
  private static final Set<String> ELSEWHERE = Set.of("data", "data_base64", "datacontenttype");

  private BinaryMode() {}

  /**
   * The event that a request says, or a refusal that names the attribute.
   *
   * @param headers as they were sent: what comes twice is here twice
   */
  static ObjectNode event(Iterable<Map.Entry<String, String>> headers, byte[] body) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        addAttribute(event, name.substring(PREFIX.length()), header.getValue());
      } else if (name.equals("content-type")) {
        add(event, "datacontenttype", header.getValue());
      }
    }
    if (!event.has("specversion")) {
      throw CloudEvent.invalid(
          "/specversion",
          "is required: the header ce-specversion, beside ce-id, ce-source and ce-type."
              + " Post an event that has its attributes in the body as "
              + EventsResource.STRUCTURED);
    }
    return event.<ObjectNode>set("data", StrictJson.one(body));
  }

  private static void addAttribute(ObjectNode event, String name, String value) {
    String pointer = CloudEvent.pointer(name);
    if (ELSEWHERE.contains(name)) {
      throw CloudEvent.invalid(
          pointer,
          "cannot be a header in binary mode: send data as the body, and its type as Content-Type");
    }
    String text =
        unquoted(value)
            .flatMap(PercentEncoding::decode)
            .orElseThrow(
                () ->
                    CloudEvent.invalid(
                        pointer,
                        "must be printable ASCII, with all else as percent-encoded UTF-8"));
    add(event, name, text);
  }

  private static void add(ObjectNode event, String name, String value) {
    if (event.has(name)) {
      throw CloudEvent.invalid(CloudEvent.pointer(name), "may be given only once");
    }
    event.put(name, value);
  }

  /** Older senders quote what they do not encode; empty if the quotes do not close. */
  private static Optional<String> unquoted(String value) {
    if (!value.startsWith("\"")) {
      return Optional.of(value);
    }
    var text = new StringBuilder();
    for (int i = 1; i < value.length(); i++) {
      if (value.charAt(i) == '"') {
        return i == value.length() - 1 ? Optional.of(text.toString()) : Optional.empty();
      }
      if (value.charAt(i) == '\\' && ++i == value.length()) {
        return Optional.empty();
      }
      text.append(value.charAt(i));
    }
    return Optional.empty();
  }
}
