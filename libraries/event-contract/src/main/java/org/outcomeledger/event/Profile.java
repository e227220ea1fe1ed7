package org.outcomeledger.event;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Attributes of a learner, each of which may be left out or answered by "prefer not to say".
 *
 * @param priorEducation ISCED level, 0 to 8
 * @param region ISO 3166-2 code or the platform's own slug
 * @param country ISO 3166-1 alpha-2 code
 * @param priorSalary base salary of the job before the training
 */
public record Profile(
    Optional<Answer<String>> gender,
    Optional<Answer<String>> ageBand,
    Optional<Answer<Integer>> priorEducation,
    Optional<Answer<PriorSituation>> priorSituation,
    Optional<Answer<Boolean>> priorityArea,
    Optional<Answer<Boolean>> disability,
    Optional<Answer<Boolean>> refugee,
    Optional<Answer<String>> region,
    Optional<Answer<String>> country,
    Optional<Answer<Salary>> priorSalary) {

  /** The attributes that were not left out; one may have been answered by a refusal. */
  public Set<ProfileAttribute> answered() {
    return Arrays.stream(ProfileAttribute.values())
        .filter(attribute -> attribute.of(this).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }
}
