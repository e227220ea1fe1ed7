package org.outcomeledger.posting;

import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createExample;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;
import org.outcomeledger.http.ProblemsInOpenApi;

/**
 * Adds to the OpenAPI document what only the catalogue knows: the types that this service takes,
 * with an example of each that can be posted as it is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class EventsInOpenApi implements OASFilter {

  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "The body is malformed; the pointer names the place",
          "401", "No valid token",
          "403", "The token lacks the role events:write, or names no platform",
          "409", "The id was used for an event with other content",
          "413", "A body over 8 MiB, a batch over 1,000 events, an event over 64 KiB",
          "415", "Another media type than those listed",
          "422", "The event is refused, or an atomic batch as a whole; the type says why",
          "429", "Too much is waiting: see Retry-After",
          "503", "The ledger cannot confirm: see Retry-After, and post the same again");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var catalogue = CDI.current().select(new TypeLiteral<EventCatalogue<?>>() {}).get();
    List<ObjectNode> story = ExampleEvents.of(catalogue);
    Operation post = api.getPaths().getPathItem("/events").getPOST();
    post.setOperationId("postEvents");
    post.setSummary("Post one event, or a batch of up to 1,000");
    post.setDescription(
        "CloudEvents 1.0 in structured, batch or binary mode, for the platform in the caller's token. Posting the same again is safe: what is in the ledger already is answered as a duplicate.");
    post.setRequestBody(
        createRequestBody()
            .required(true)
            .content(
                createContent()
                    .addMediaType(EventsResource.STRUCTURED, one(story))
                    .addMediaType(EventsResource.BATCH, batch(story))
                    .addMediaType(
                        "application/json",
                        createMediaType()
                            .schema(
                                object()
                                    .description(
                                        "Binary mode: the data alone, each attribute in a header ce-…")))));
    new TreeMap<>(REFUSALS)
        .forEach(
            (status, why) ->
                post.getResponses().addAPIResponse(status, ProblemsInOpenApi.problem(status, why)));
    api.getComponents().addSchema("CloudEvent", cloudEvent(catalogue));
  }

  private static MediaType one(List<ObjectNode> story) {
    MediaType one = createMediaType().schema(cloudEventReference());
    story.forEach(
        event -> one.addExample(event.get("type").textValue(), createExample().value(event)));
    return one;
  }

  private static MediaType batch(List<ObjectNode> story) {
    return createMediaType()
        .schema(
            createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .maxItems(Posting.MOST_EVENTS)
                .items(cloudEventReference()))
        .addExample(
            "batch", createExample().value(JsonNodeFactory.instance.arrayNode().addAll(story)));
  }

  private static Schema cloudEventReference() {
    return createSchema().ref("#/components/schemas/CloudEvent");
  }

  private static Schema cloudEvent(EventCatalogue<?> catalogue) {
    List<String> types = catalogue.types().stream().map(EventType::wireName).toList();
    return object()
        .required(List.of("specversion", "id", "source", "type", "data"))
        .addProperty("specversion", text().addEnumeration("1.0"))
        .addProperty("id", text().pattern(Reading.REFERENCE).maxLength(Reading.LONGEST_REFERENCE))
        .addProperty("source", text().pattern("^[A-Za-z0-9._:/-]{1,128}$"))
        .addProperty("type", text().enumeration(List.copyOf(types)))
        .addProperty("time", text().format("date-time"))
        .addProperty("data", object().description("As the type's JSON Schema has it"));
  }

  private static Schema object() {
    return createSchema().addType(Schema.SchemaType.OBJECT);
  }

  private static Schema text() {
    return createSchema().addType(Schema.SchemaType.STRING);
  }
}
