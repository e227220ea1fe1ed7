package org.outcomeledger.enrollment;

import java.util.UUID;

/** Events of this service as a platform posts them, with ids that no other test has. */
record PostedEnrollment(String unique) {

  static PostedEnrollment anew() {
    return new PostedEnrollment(UUID.randomUUID().toString().substring(0, 8));
  }

  String data(String name) {
    return """
        {"learner":"learner-%s%2$s","enrollmentId":"enr-%1$s%2$s","startedOn":"2025-03-03","programme":{"id":"data-analyst","publishedLengthDays":270}}"""
        .formatted(name, unique);
  }

  String event(String name) {
    return """
        {"id":"%s%s","specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms","data":%s}"""
        .formatted(name, unique, data(name));
  }
}
