package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests ask of reports over HTTP. */
final class ReportCalls {
  static final String REPORTS = "/reports/v1";

  private ReportCalls() {}

  static RequestSpecification as(String caller) {
    return given()
        .auth()
        .oauth2(ConfigProvider.getConfig().getValue("token." + caller, String.class));
  }

  static Response post(String path, String body) {
    RequestSpecification committee = as("committee");
    return (body.isEmpty() ? committee : committee.contentType("application/json").body(body))
        .post(path);
  }

  static Response step(String id, String step, String body) {
    return post(REPORTS + "/" + id + "/" + step, body);
  }

  /** The id of a new draft of all time, under this title. */
  static String frozen(String title) {
    return post(REPORTS, "{\"title\":\"%s\",\"asOf\":\"2025-06-30\"}".formatted(title))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static String published(String title) {
    String id = frozen(title);
    step(id, "publish", "").then().statusCode(201);
    return id;
  }

  static Response isProblem(Response response, int status, String type) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", containsString("/problems/" + type));
    return response;
  }
}
