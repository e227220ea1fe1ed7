package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests that an OpenAPI document calls good: each operation, and each example of it. */
final class ApiRequests {

  private static final byte[] NOTHING = {};

  private final List<RawRequest> all = new ArrayList<>();

  ApiRequests(JsonNode document) {

    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(method -> add(path.getKey(), method.getKey(), method.getValue())));
  }

  private void add(String path, String method, JsonNode operation) {
    String name = method.toUpperCase(java.util.Locale.ROOT);
    String place = path.replace("{shard}", "0").replaceAll("\\{\\w+}", "jane-4711");
    JsonNode content = operation.at("/requestBody/content");
    content
        .properties()
        .forEach(
            media ->
                media
                    .getValue()
                    .path("examples")
                    .forEach(
                        example ->
                            all.add(
                                new RawRequest(
                                    name,
                                    place,
                                    Map.of("Content-Type", media.getKey()),
                                    example.get("value").toString().getBytes(UTF_8)))));
    if (content.isMissingNode()) {
      all.add(new RawRequest(name, place, Map.of(), NOTHING));
    }
  }

  /** Any request of the document, about one of so many learners. */
  RawRequest any(Random random, int learners) {
    RawRequest request = all.get(random.nextInt(all.size()));
    return of(request, "f" + random.nextInt(learners));
  }

  /** The first example, with ids that nothing else has. */
  RawRequest first(String unique) {
    return of(
        all.stream().filter(request -> request.body().length > 0).findFirst().orElseThrow(),
        unique);
  }

  /** The same request, about a learner of this name. */
  private static RawRequest of(RawRequest request, String name) {
    String body =
        new String(request.body(), UTF_8)
            .replaceAll("\"([0-9a-f]{8}-[0-9a-f-]{27})\"", "\"$1-" + name + "\"")
            .replace("\"example-", "\"example-" + name + "-");
    return request.withBody(body.getBytes(UTF_8));
  }
}
