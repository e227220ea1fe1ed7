package org.outcomeledger.benchmark.append;

/** What {@link NewEvent} says, as an object: Axon's serializer writes its JSON itself. */
record AxonEnrollment(
    String enrollmentId,
    String learner,
    String programmeId,
    String programmeName,
    String certification,
    int publishedLengthDays,
    String startedOn,
    String refundDeadline,
    String deliveryMode,
    String funding) {

  static AxonEnrollment of(NewEvent event) {
    return new AxonEnrollment(
        event.id().toString(),
        event.learner().toString(),
        "data-analyst",
        "Data Analyst",
        "RNCP-37429",
        270,
        "2025-03-03",
        "2025-03-17",
        "online",
        "cpf");
  }
}
