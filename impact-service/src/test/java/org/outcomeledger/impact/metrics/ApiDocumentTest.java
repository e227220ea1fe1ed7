package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class ApiDocumentTest {

  private static final Path COMMITTED = Path.of("../docs/openapi/impact-service.yaml");

  /** To renew the committed copy: ./mvnw verify -pl impact-service -am -Dopenapi.renew */
  @Test
  void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
    String running = given().get("/q/openapi").then().statusCode(200).extract().asString();
    if (System.getProperty("openapi.renew") != null) {
      Files.writeString(COMMITTED, running);
    }
    assertThat(COMMITTED).hasContent(running);
  }
}
