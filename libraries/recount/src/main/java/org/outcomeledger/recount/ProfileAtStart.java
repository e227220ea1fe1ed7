package org.outcomeledger.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.Salary;

/**
 * "Attributes (gender, region, priority area …) are as at the start, attribute by attribute".
 *
 * @param declared what was not withdrawn; nothing of attributes that were never declared
 */
record ProfileAtStart(LocalDate start, Map<ProfileAttribute, List<Declared>> declared) {

  /** One answer to one attribute. */
  record Declared(LocalDate on, Answer<?> answer) {}

  static ProfileAtStart of(LearnerAsOf learner, LocalDate start) {
    Map<ProfileAttribute, List<Declared>> declared = new EnumMap<>(ProfileAttribute.class);
    learner
        .all(ProfileDeclared.class)
        .flatMap(it -> it.attributes().answered().stream())
        .forEach(it -> declared.computeIfAbsent(it, attribute -> declared(learner, attribute)));
    return new ProfileAtStart(start, declared);
  }

  /** "the last declaration on or before it, else the first after (by asOf)"; empty if unknown. */
  Optional<Object> attribute(ProfileAttribute attribute) {
    List<Declared> said = declared.getOrDefault(attribute, List.of());
    return lastDayByStart(said)
        .or(() -> days(said).min(Comparator.naturalOrder()))
        .flatMap(day -> onlyAnswer(said, day));
  }

  private Optional<LocalDate> lastDayByStart(List<Declared> declared) {
    return days(declared).filter(it -> !it.isAfter(start)).max(Comparator.naturalOrder());
  }

  private static Stream<LocalDate> days(List<Declared> declared) {
    return declared.stream().map(Declared::on);
  }

  /** "Two values on one day, not declared, withdrawn, prefer-not-to-say: the group unknown." */
  private static Optional<Object> onlyAnswer(List<Declared> declared, LocalDate day) {
    Set<Answer<?>> answers =
        declared.stream()
            .filter(it -> it.on().equals(day))
            .map(Declared::answer)
            .collect(Collectors.toSet());
    return answers.size() == 1
        ? answers.iterator().next().given().map(Object.class::cast)
        : Optional.empty();
  }

  /** "profile-withdrawn wipes what was recorded before it." */
  private static List<Declared> declared(LearnerAsOf learner, ProfileAttribute attribute) {
    long wiped =
        learner.told().stream()
            .filter(
                it ->
                    it.event() instanceof ProfileWithdrawn withdrawn
                        && withdrawn.attributes().contains(attribute))
            .mapToLong(it -> it.place().position())
            .max()
            .orElse(0);
    return learner.told().stream()
        .filter(it -> it.place().position() > wiped)
        .filter(it -> it.event() instanceof ProfileDeclared)
        .map(it -> (ProfileDeclared) it.event())
        .flatMap(
            it ->
                attribute.of(it.attributes()).stream()
                    .map(answer -> new Declared(it.declaredOn(), answer)))
        .toList();
  }

  /** The attribute as it is spelt on the wire. */
  Optional<String> text(ProfileAttribute attribute) {
    return attribute(attribute)
        .map(
            it ->
                it instanceof PriorSituation situation
                    ? situation.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    : it.toString());
  }

  /**
   * ENR2: "at least one known true of: job seeker, ISCED 0-2, priority area, refugee, disability";
   * "unknown: none true and not all five known false".
   */
  Optional<Boolean> ofTargetGroup() {
    List<Optional<Boolean>> five =
        List.of(
            attribute(ProfileAttribute.PRIOR_SITUATION).map(PriorSituation.JOB_SEEKER::equals),
            attribute(ProfileAttribute.PRIOR_EDUCATION).map(it -> (Integer) it <= 2),
            attribute(ProfileAttribute.PRIORITY_AREA).map(Boolean.TRUE::equals),
            attribute(ProfileAttribute.REFUGEE).map(Boolean.TRUE::equals),
            attribute(ProfileAttribute.DISABILITY).map(Boolean.TRUE::equals));
    if (five.contains(Optional.of(true))) {
      return Optional.of(true);
    }
    return five.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
  }

  /** "priorSalary (declared by the start)"; a salary of 0 is "no prior job", "unknown, not 0". */
  Optional<BigDecimal> priorSalary(String currency) {
    List<Declared> said = declared.getOrDefault(ProfileAttribute.PRIOR_SALARY, List.of());
    return lastDayByStart(said)
        .flatMap(day -> onlyAnswer(said, day))
        .flatMap(it -> GrossSalary.yearly((Salary) it, Optional.empty(), currency));
  }
}
