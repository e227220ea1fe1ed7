package org.outcomeledger.posting;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation the ways in which any may fail: each is a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ProblemsInOpenApi implements OASFilter {

  private static final Map<String, String> ANYWHERE =
      new TreeMap<>(
          Map.of(
              "400", "Something of the request is not understood",
              "401", "No valid token",
              "403", "The token has not the role that this needs, or names no platform",
              "404", "Nothing is there",
              "503", "The database does not answer: see Retry-After",
              "default", "Any other failure is a problem too: its type says which"));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(ProblemsInOpenApi::complete));
  }

  private static void complete(Operation operation) {
    Map<String, APIResponse> own = Map.copyOf(operation.getResponses().getAPIResponses());
    ANYWHERE.forEach(
        (status, why) -> {
          if (!own.containsKey(status) || own.get(status).getContent() == null) {
            operation.getResponses().addAPIResponse(status, problem(why));
          }
        });
  }

  /** A response that is a problem. */
  static APIResponse problem(String why) {
    return createAPIResponse()
        .description(why)
        .content(
            createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    createMediaType().schema(createSchema().ref("#/components/schemas/Problem"))));
  }
}
