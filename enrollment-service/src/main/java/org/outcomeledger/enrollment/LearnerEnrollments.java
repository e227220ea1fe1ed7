package org.outcomeledger.enrollment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.outcomeledger.event.EnrollmentId;

/** The enrollments of one learner, as far as they have been reported. */
record LearnerEnrollments(Map<EnrollmentId, Enrollment> enrollments) {

  static final LearnerEnrollments NONE = new LearnerEnrollments(Map.of());

  LearnerEnrollments {
    enrollments = Map.copyOf(enrollments);
  }

  Enrollment of(EnrollmentId id) {
    return enrollments.getOrDefault(id, Enrollment.UNHEARD_OF);
  }

  LearnerEnrollments with(EnrollmentId id, UnaryOperator<Enrollment> change) {
    var changed = new HashMap<>(enrollments);
    changed.put(id, change.apply(of(id)));
    return new LearnerEnrollments(changed);
  }
}
