import java.util.List;
import java.util.Map;
import org.outcomeledger.client.enrollment.api.EventsApi;
import org.outcomeledger.client.enrollment.model.CloudEvent;
import org.outcomeledger.client.impact.api.MetricsApi;

/** Posts an event with a client that was generated, and asks for a figure with another. */
public final class Client {

  public static void main(String[] args) throws Exception {
    var enrollment = new org.outcomeledger.client.enrollment.ApiClient();
    enrollment.setBasePath(System.getenv("ENROLLMENT"));
    enrollment.setBearerToken(System.getenv("PLATFORM_TOKEN"));
    var event =
        new CloudEvent()
            .specversion(CloudEvent.SpecversionEnum._1_0)
            .id("java-1")
            .source("clients")
            .type(CloudEvent.TypeEnum.ORG_OUTCOMELEDGER_LEARNER_ENROLLED_V1)
            .data(
                Map.of(
                    "enrollmentId",
                    "java-1",
                    "learner",
                    "java-1",
                    "startedOn",
                    "2025-01-06",
                    "programme",
                    Map.of("id", "java", "publishedLengthDays", 90)));
    var reply = new EventsApi(enrollment).postEvents(event, null, null);
    System.out.println(reply.getStatus() + " " + reply.getId());

    var impact = new org.outcomeledger.client.impact.ApiClient();
    impact.setBasePath(System.getenv("IMPACT"));
    impact.setBearerToken(System.getenv("ANALYST_TOKEN"));
    String position = "e:" + reply.getShard() + ":" + reply.getPosition();
    var answer =
        new MetricsApi(impact)
            .getValues(
                "COM1", List.of("programme"), List.of("programme:java"), null, null, null, null, null,
                List.of(position), null, null);
    var row = answer.getRows().get(0);
    System.out.println(row.getGroup().get("programme") + " " + row.getDenominator());
  }
}
