package org.outcomeledger.impact.metrics;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation the ways in which any may fail: each is a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ProblemsInOpenApi implements OASFilter {

  private static final Map<String, String> ANYWHERE =
      new TreeMap<>(
          Map.of(
              "400", "A parameter is not known, or not understood",
              "401", "No valid token",
              "403", "The token has not the role that this needs",
              "404", "Nothing is there",
              "503", "Not ready yet, or too busy: see Retry-After",
              "504", "The position that was asked for was not reached in time",
              "default", "Any other failure is a problem too: its type says which"));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema("Problem", schema());
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(ProblemsInOpenApi::complete));
  }

  private static void complete(Operation operation) {
    ANYWHERE.forEach(
        (status, why) -> operation.getResponses().addAPIResponse(status, problem(why)));
  }

  private static APIResponse problem(String why) {
    return createAPIResponse()
        .description(why)
        .content(
            createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    createMediaType().schema(createSchema().ref("#/components/schemas/Problem"))));
  }

  private static Schema schema() {
    return createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("RFC 9457. Some types have further members, such as the names that are known")
        .required(List.of("type", "title", "status", "detail"))
        .addProperty("type", text().description("Stable: programs may rely on it"))
        .addProperty("title", text())
        .addProperty("status", createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text().description("What was wrong this time, and what to do"));
  }

  private static Schema text() {
    return createSchema().addType(Schema.SchemaType.STRING);
  }
}
