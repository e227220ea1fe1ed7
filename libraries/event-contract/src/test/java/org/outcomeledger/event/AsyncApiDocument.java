package org.outcomeledger.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The wire format of Kafka as an AsyncAPI 3.0 document, made from the catalogue itself. */
final class AsyncApiDocument {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  /** Header, its meaning, and whether a redacted record has it too. */
  private record Header(String name, String description, boolean ofRedacted) {}

  private static final Header[] HEADERS = {
    new Header("ce_shard", "shard of the ledger; the partition", true),
    new Header("ce_position", "position in the shard: from 1, dense, in commit order", true),
    new Header("ce_incarnation", "UUID; changes when a ledger was restored from backup", true),
    new Header("ce_leaf", "SHA-256 of the salted content, hexadecimal", true),
    new Header("ce_chain", "SHA-256 that commits to all up to this position, hexadecimal", true),
    new Header(
        "ce_salt",
        "salt of the leaf, hexadecimal: with it the leaf can be recomputed; absent in older"
            + " records",
        false),
    new Header("ce_specversion", "always 1.0", false),
    new Header("ce_id", "pseudonym of the platform's event id", false),
    new Header("ce_source", "CloudEvents source, as posted", false),
    new Header("ce_type", "wire name and version", false),
    new Header("ce_time", "when the platform saw it, RFC 3339; absent where it did not say", false),
    new Header("ce_subject", "the learner's pseudonym; also the record's key", false),
    new Header("ce_dataschema", "identifier of the JSON Schema of the value", false),
    new Header("ce_platform", "the learning platform that posted the event", false),
    new Header("ce_recordedat", "when the ledger recorded it, RFC 3339", false),
    new Header("traceparent", "W3C trace context", false)
  };

  private AsyncApiDocument() {}

  static String yaml() throws JsonProcessingException {
    ObjectNode document = YAML.createObjectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Outcome Ledger events")
        .put("version", "1.0.0")
        .put(
            "description",
            "CloudEvents 1.0 in binary mode, one partition per shard. A record may come again, also"
                + " after later ones: skip positions that you have, and you never meet a gap. A"
                + " redacted record has neither key nor value and only the headers of its place in"
                + " the chain.");
    document.put("defaultContentType", "application/json");
    Map<String, EventCatalogue<?>> channels = new LinkedHashMap<>();
    channels.put("enrollment-events", EventCatalogue.ENROLLMENT);
    channels.put("outcome-events", EventCatalogue.OUTCOME);
    channels.forEach((topic, catalogue) -> addChannel(document, topic, catalogue));
    addHeads(document);
    addErasures(document);
    addComponents(document);
    return YAML.writeValueAsString(document);
  }

  private static void addChannel(ObjectNode document, String topic, EventCatalogue<?> catalogue) {
    ObjectNode channel = document.withObjectProperty("channels").putObject(topic);
    channel.put("address", topic);
    ObjectNode messages = channel.putObject("messages");
    catalogue
        .types()
        .forEach(
            type ->
                messages
                    .putObject(type.name())
                    .put("$ref", "#/components/messages/" + type.name()));
    messages.putObject("learner-erased.v1").put("$ref", "#/components/messages/learner-erased.v1");
    addOperation(document, topic);
  }

  private static void addOperation(ObjectNode document, String topic) {
    document
        .withObjectProperty("operations")
        .putObject("publish-" + topic)
        .put("action", "send")
        .putObject("channel")
        .put("$ref", "#/channels/" + topic);
  }

  private static void addHeads(ObjectNode document) {
    ObjectNode channel = document.withObjectProperty("channels").putObject("ledger-heads");
    channel.put("address", "ledger-heads");
    ObjectNode message = channel.putObject("messages").putObject("heads");
    message.put("title", "How far every shard of a ledger has come, signed, each minute");
    ObjectNode payload = message.putObject("payload").put("type", "object");
    ObjectNode properties = payload.putObject("properties");
    properties.putObject("ledger").put("type", "string");
    properties.putObject("incarnation").put("type", "string").put("format", "uuid");
    properties
        .putObject("sequence")
        .put("type", "integer")
        .put("description", "number of this head among the ledger's: from 1, dense");
    properties.putObject("at").put("type", "string").put("format", "date-time");
    ObjectNode shard =
        properties
            .putObject("shards")
            .put("type", "array")
            .putObject("items")
            .put("type", "object");
    ObjectNode ofShard = shard.putObject("properties");
    ofShard.putObject("shard").put("type", "integer");
    ofShard.putObject("position").put("type", "integer");
    ofShard.putObject("chain").put("type", "string");
    addSignature(properties);
    addOperation(document, "ledger-heads");
  }

  private static void addSignature(ObjectNode properties) {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("previous", "SHA-256 of 0x02 and the line of the head before; zeros in the first");
    meanings.put("key", "thumbprint (RFC 7638) of the Ed25519 key that signed: /ledger/heads/keys");
    meanings.put("next", "key that signs from the next head on, base64url; absent but then");
    meanings.put("signature", "Ed25519 over the line without this member, hexadecimal, last");
    meanings.forEach(
        (name, meaning) ->
            properties.putObject(name).put("type", "string").put("description", meaning));
  }

  private static void addErasures(ObjectNode document) {
    ObjectNode asked =
        addSealed(
            document,
            "learner-erasures",
            "erasure-requested",
            "The other ledger is to erase a learner");
    asked.putObject("learnerId").put("type", "string").put("format", "uuid");
    ObjectNode done =
        addSealed(
            document,
            "learner-erasures-done",
            "erasure-carried-out",
            "A ledger has erased a learner, whom this does not name");
    done.putObject("ledger").put("type", "string");
    done.putObject("carriedOutAt").put("type", "string").put("format", "date-time");
    done.putObject("shard")
        .put("type", "integer")
        .put("description", "absent where nothing was held");
    done.putObject("position").put("type", "integer").put("description", "of the marker");
    done.putObject("redacted")
        .put("type", "array")
        .put("description", "the positions that were emptied")
        .putObject("items")
        .put("type", "integer");
    done.putObject("leaves")
        .put("type", "array")
        .put("description", "their leaves, hexadecimal")
        .putObject("items")
        .put("type", "string");
  }

  /** A topic of one message, sealed; its properties, to be added to. */
  private static ObjectNode addSealed(
      ObjectNode document, String topic, String name, String title) {
    ObjectNode channel = document.withObjectProperty("channels").putObject(topic);
    channel.put("address", topic);
    ObjectNode message = channel.putObject("messages").putObject(name);
    message.put("title", title);
    message
        .putObject("headers")
        .put("type", "object")
        .putObject("properties")
        .putObject("seal")
        .put("type", "string")
        .put(
            "description",
            "HMAC-SHA-256 over the value, 32 bytes, by a key of the writing services");
    ObjectNode properties =
        message.putObject("payload").put("type", "object").putObject("properties");
    properties
        .putObject("id")
        .put("type", "string")
        .put("format", "uuid")
        .put("description", "of the erasure; also the record's key, and the marker's id");
    properties.putObject("platform").put("type", "string");
    properties.putObject("requestedAt").put("type", "string").put("format", "date-time");
    addOperation(document, topic);
    return properties;
  }

  private static void addComponents(ObjectNode document) {
    ObjectNode components = document.putObject("components");
    ObjectNode headers = components.putObject("schemas").putObject("headers").put("type", "object");
    for (Header header : HEADERS) {
      if (header.ofRedacted()) {
        headers.withArrayProperty("required").add(header.name());
      }
      headers
          .withObjectProperty("properties")
          .putObject(header.name())
          .put("type", "string")
          .put("description", header.description());
    }
    ObjectNode messages = components.putObject("messages");
    EventCatalogue.ALL.types().forEach(type -> addMessage(messages, type));
    addMarker(messages);
  }

  private static void addMarker(ObjectNode messages) {
    ObjectNode message = messages.putObject("learner-erased.v1");
    message.put("name", "org.outcomeledger.learner-erased.v1");
    message.put("title", "A learner was erased: forget what these positions of the shard said");
    message.putObject("headers").put("$ref", "#/components/schemas/headers");
    message
        .putObject("payload")
        .put("type", "object")
        .putObject("properties")
        .putObject("redacted")
        .put("type", "array")
        .put(
            "description",
            "positions before this one, which were emptied; subject and key are the nil UUID")
        .putObject("items")
        .put("type", "integer");
    message
        .putArray("examples")
        .addObject()
        .putObject("payload")
        .putArray("redacted")
        .add(3)
        .add(17);
  }

  private static void addMessage(ObjectNode messages, EventType<?> type) {
    ObjectNode message = messages.putObject(type.name());
    message.put("name", type.wireName());
    message.set("title", type.schema().get("title"));
    message.putObject("headers").put("$ref", "#/components/schemas/headers");
    message.set("payload", type.schema());
    message.putArray("examples").addObject().set("payload", type.sample());
  }
}
