package org.outcomeledger.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every problem that any of our services answers: one line each, with what stays the same in all of
 * its occurrences. What a caller should do about it is its section in docs/problems.md, which every
 * service serves at {@code /problems/{code}}.
 *
 * <p>The code is the constant's name in kebab-case. Programs rely on it, so a constant is never
 * renamed.
 */
public enum ProblemType {
  // Posting: the request
  MALFORMED_JSON(400, "The body is not strict JSON"),
  MALFORMED_UTF_8(400, "The body is not UTF-8"),
  BODY_TOO_LARGE(413, "The body is too large"),
  BATCH_TOO_LARGE(413, "Too many events in one batch"),
  EVENT_TOO_LARGE(413, "The event is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  INVALID_PARAMETER(400, "Invalid parameter"),
  BATCH_REFUSED(422, "The atomic batch was refused"),
  BATCH_TOO_EXPENSIVE(422, "The atomic batch needs too much of the ledger at once"),

  // Posting: the event
  INVALID_EVENT(422, "Not a CloudEvent"),
  INVALID_ATTRIBUTE(422, "Invalid CloudEvent attribute"),
  INVALID_DATA(422, "The data does not match the schema of its type"),
  UNKNOWN_TYPE(422, "Unknown event type"),
  WRONG_SERVICE(422, "The other service takes events of this type"),
  DATE_AHEAD(422, "A date is too far in the future"),
  ID_REUSED(409, "The id was used for another event"),
  STREAM_FULL(422, "The learner has as many events as are allowed"),

  // Posting: retractions
  NOTHING_TO_RETRACT(422, "There is no such event to retract"),
  NOT_RETRACTABLE(422, "Events of this type cannot be retracted"),

  // Posting: what enrollments allow
  ALREADY_ENROLLED(422, "The enrollmentId is taken"),
  ALREADY_DECLARED(422, "An intent is already declared"),
  NOTHING_DECLARED(422, "There is no intent to correct"),
  NEVER_DECLARED(422, "The attribute was never declared"),
  NOT_SUSPENDED(422, "The enrollment is not suspended on that day"),
  UNKNOWN_ENROLLMENT(422, "Unknown enrollment"),
  NOT_RUNNING(422, "The enrollment is not running on that day"),

  // Posting: what outcomes allow
  ALREADY_COMPLETED(422, "The enrollment is already completed"),
  NOT_COMPLETED(422, "There is no completion to revoke"),
  EMPLOYMENT_ID_TAKEN(422, "The employmentId is taken"),
  EMPLOYMENT_NOT_STARTED(422, "The employment has not started"),
  EMPLOYMENT_ALREADY_ENDED(422, "The employment has already ended"),
  ENDED_BEFORE_START(422, "The employment ends before it starts"),
  UNKNOWN_EMPLOYMENT(422, "Unknown employment"),
  STUDY_ID_TAKEN(422, "The studyId is taken"),
  STUDY_NOT_STARTED(422, "The further study has not started"),
  STUDY_ALREADY_ENDED(422, "The further study has already ended"),
  STUDY_ENDED_BEFORE_START(422, "The further study ends before it starts"),

  // Reading back
  ENROLLMENT_NOT_HELD(404, "Your platform has no such enrollment"),
  UNKNOWN_EVENT(404, "Your platform has no such event"),
  UNKNOWN_LEARNER(404, "Nothing is held about this learner"),
  UNKNOWN_ERASURE(404, "Your platform has no such erasure"),
  READING_UNAVAILABLE(503, "The database does not answer"),

  // Asking for metrics
  UNKNOWN_PARAMETER(400, "Unknown parameter"),
  UNKNOWN_DIMENSION(400, "Unknown dimension"),
  UNKNOWN_INDICATOR(404, "Unknown indicator"),
  DISCLOSURE_CONTROL(403, "The question is not allowed under disclosure control"),
  ANSWER_TOO_LARGE(422, "The answer would be too large"),
  QUESTION_TIMEOUT(503, "Counting took too long"),
  POSITION_NOT_REACHED(504, "The position was not reached in time"),
  NOT_READY(503, "The service is still loading"),
  READ_MODEL_DIFFERS(503, "The read model is not what the ledgers say"),

  // Reported measures
  INVALID_MEASURE(422, "Invalid measure"),
  NO_SUBJECT(403, "The token has no subject"),
  UNKNOWN_MEASURE(404, "Unknown measure"),

  // Objectives and targets
  INVALID_OBJECTIVE(422, "Invalid objective or target"),
  UNKNOWN_OBJECTIVE(404, "Unknown objective"),

  // Reports
  INVALID_REPORT(422, "Invalid report"),
  UNKNOWN_REPORT(404, "Unknown report"),
  UNKNOWN_FORM(404, "Unknown form"),
  INVALID_SHEET(422, "Invalid text of a mission sheet"),
  NO_RECEIPT(404, "There is no receipt for this event"),
  RECEIPT_UNAVAILABLE(503, "The receipt cannot be made now"),
  REPORT_STATE(409, "The report is in another state"),
  REPORT_NOT_FROZEN(503, "The report could not be frozen"),

  // Signing in by a browser
  LINK_USED(410, "The link is no longer good"),
  NO_PROVIDER(404, "There is no provider to sign in at"),
  NOT_SIGNED_IN(400, "Signing in did not succeed"),
  CROSS_ORIGIN(403, "The request comes from a page of another origin"),

  // Audit samples
  INVALID_SAMPLE(422, "Invalid sample or finding"),
  UNKNOWN_SAMPLE(404, "Unknown sample"),
  SAMPLE_STATE(409, "The sample is in another state"),

  // Anywhere
  UNAUTHORIZED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  NO_PLATFORM(403, "The token has no platform"),
  NOT_OF_PLATFORMS(403, "This is about the whole company"),
  NOT_FOUND(404, "Not found"),
  UNKNOWN_PROBLEM(404, "Unknown problem type"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  MALFORMED_URI(400, "The address is not a URI"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  REQUEST_TIMEOUT(408, "The request did not arrive in time"),
  URI_TOO_LONG(414, "The address is too long"),
  BAD_REQUEST(400, "Bad request"),
  AUDIT_UNAVAILABLE(503, "The audit trail does not answer"),
  BUSY(429, "Too many requests are waiting"),
  RATE_LIMIT_EXCEEDED(429, "The platform sends more events than it may"),
  CONCURRENCY_LIMIT_EXCEEDED(429, "The platform has too many requests in flight"),
  PROVIDER_UNAVAILABLE(503, "Tokens cannot be verified now"),
  SHUTTING_DOWN(503, "The service is shutting down"),
  LEDGER_UNAVAILABLE(503, "The ledger could not confirm the events"),
  INTERNAL_ERROR(500, "Internal error");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The last part of the type's URI, and the heading of its section. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The member {@code type}: relative, so that the service that answers also explains. */
  public String uri() {
    return "/problems/" + code();
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The type with this code. */
  public static Optional<ProblemType> find(String code) {
    return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
