# Posts an event with a client that was generated, and asks for a figure with another.
import os

import enrollment_client
import impact_client

events = enrollment_client.EventsApi(enrollment_client.ApiClient(enrollment_client.Configuration(
    host=os.environ["ENROLLMENT"], access_token=os.environ["PLATFORM_TOKEN"])))
reply = events.post_events(enrollment_client.CloudEvent(
    specversion="1.0", id="python-1", source="clients", type="org.outcomeledger.learner-enrolled.v1",
    data={"enrollmentId": "python-1", "learner": "python-1", "startedOn": "2025-01-06",
          "programme": {"id": "python", "publishedLengthDays": 90}}))
print(reply.status, reply.id)

metrics = impact_client.MetricsApi(impact_client.ApiClient(impact_client.Configuration(
    host=os.environ["IMPACT"], access_token=os.environ["ANALYST_TOKEN"])))
answer = metrics.get_values(
    id="COM1", by=["programme"], where=["programme:python"],
    min_position=[f"e:{reply.shard}:{reply.position}"])
row = answer.rows[0]
print(row.group["programme"], row.denominator)
