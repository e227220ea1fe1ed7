package org.outcomeledger.event;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A learner takes back what was recorded of some attributes so far; what they declare afterwards
 * counts again. It has no date: it holds at whatever day one looks.
 */
@WireType("profile-withdrawn.v1")
public record ProfileWithdrawn(LearnerId learner, Set<ProfileAttribute> attributes)
    implements EnrollmentEvent {

  public ProfileWithdrawn {
    attributes = Collections.unmodifiableSet(EnumSet.copyOf(attributes));
  }
}
