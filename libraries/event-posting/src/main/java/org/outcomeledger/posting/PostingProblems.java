package org.outcomeledger.posting;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Replies;

/** What posting answers more exactly than every service does. */
final class PostingProblems {

  /** Which mode of CloudEvents a media type stands for is not in its name. */
  @ServerExceptionMapper(value = NotSupportedException.class, priority = Priorities.USER - 1)
  Response notSupported() {
    return Replies.of(
        Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "Post %s (one event), %s (up to 1,000), or application/json with the attributes in headers ce-*."
                .formatted(EventsResource.STRUCTURED, EventsResource.BATCH)));
  }
}
