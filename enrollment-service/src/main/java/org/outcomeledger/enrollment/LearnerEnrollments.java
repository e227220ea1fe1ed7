package org.outcomeledger.enrollment;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.ProfileAttribute;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The enrollments of one learner, as far as they have been reported. A state and its successor
 * share all but the enrollment that changed.
 *
 * @param declared the attributes that the learner ever said something of
 */
record LearnerEnrollments(
    PMap<EnrollmentId, Enrollment> enrollments, Set<ProfileAttribute> declared) {

  static final LearnerEnrollments NONE = new LearnerEnrollments(HashTreePMap.empty(), Set.of());

  LearnerEnrollments {
    declared = Set.copyOf(declared);
  }

  Enrollment of(EnrollmentId id) {
    return enrollments.getOrDefault(id, Enrollment.NONE);
  }

  LearnerEnrollments with(EnrollmentId id, UnaryOperator<Enrollment> change) {
    return new LearnerEnrollments(enrollments.plus(id, change.apply(of(id))), declared);
  }

  LearnerEnrollments declaring(Set<ProfileAttribute> attributes) {
    if (declared.containsAll(attributes)) {
      return this;
    }
    var all = EnumSet.copyOf(attributes);
    all.addAll(declared);
    return new LearnerEnrollments(enrollments, all);
  }
}
