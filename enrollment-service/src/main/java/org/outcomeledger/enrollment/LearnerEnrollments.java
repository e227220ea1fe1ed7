package org.outcomeledger.enrollment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.ProfileAttribute;

/**
 * The enrollments of one learner, as far as they have been reported.
 *
 * @param declared the attributes that the learner ever said something of
 */
record LearnerEnrollments(
    Map<EnrollmentId, Enrollment> enrollments, Set<ProfileAttribute> declared) {

  static final LearnerEnrollments NONE = new LearnerEnrollments(Map.of(), Set.of());

  LearnerEnrollments {
    enrollments = Map.copyOf(enrollments);
    declared = Set.copyOf(declared);
  }

  Enrollment of(EnrollmentId id) {
    return enrollments.getOrDefault(id, Enrollment.NONE);
  }

  LearnerEnrollments with(EnrollmentId id, UnaryOperator<Enrollment> change) {
    var changed = new HashMap<>(enrollments);
    changed.put(id, change.apply(of(id)));
    return new LearnerEnrollments(changed, declared);
  }

  LearnerEnrollments declaring(Set<ProfileAttribute> attributes) {
    var all = new HashSet<>(declared);
    all.addAll(attributes);
    return new LearnerEnrollments(enrollments, all);
  }
}
