package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.Salary;
import org.outcomeledger.indicators.LedgerName;

/**
 * Typed columns for what was said, and beside them the names of those that were answered by "prefer
 * not to say": null alone means left out.
 */
final class ProfileTable {

  /** An attribute, under the name that {@code withheld} calls it by. */
  private record ProfileColumn(
      String name, SqlType type, Function<Profile, Optional<? extends Answer<?>>> answer) {

    Column<ProfileDeclared> column() {
      return Column.optional(name, type, e -> answer.apply(e.attributes()).flatMap(Answer::given));
    }

    boolean withheld(Profile profile) {
      return answer.apply(profile).filter(answered -> answered.given().isEmpty()).isPresent();
    }
  }

  private static final String PRIOR_SALARY = "prior_salary";

  private static final List<ProfileColumn> ATTRIBUTES =
      List.of(
          new ProfileColumn("gender", SqlType.TEXT, Profile::gender),
          new ProfileColumn("age_band", SqlType.TEXT, Profile::ageBand),
          new ProfileColumn(
              "prior_education",
              SqlType.SMALLINT,
              profile -> mapped(profile.priorEducation(), Integer::shortValue)),
          new ProfileColumn(
              "prior_situation",
              SqlType.TEXT,
              profile -> mapped(profile.priorSituation(), Fields::spelt)),
          new ProfileColumn("priority_area", SqlType.BOOLEAN, Profile::priorityArea),
          new ProfileColumn("disability", SqlType.BOOLEAN, Profile::disability),
          new ProfileColumn("refugee", SqlType.BOOLEAN, Profile::refugee),
          new ProfileColumn("region", SqlType.TEXT, Profile::region),
          new ProfileColumn("country", SqlType.TEXT, Profile::country));

  static final FactTable<ProfileDeclared> TABLE =
      new FactTable<>(
          "profile",
          LedgerName.ENROLLMENT,
          ProfileDeclared.class,
          Stream.of(
                  Stream.of(
                      required("declared_on", SqlType.DATE, ProfileDeclared::declaredOn),
                      required("withheld", SqlType.NAMES, ProfileTable::withheld)),
                  ATTRIBUTES.stream().map(ProfileColumn::column),
                  SalaryColumns.of(PRIOR_SALARY, ProfileTable::priorSalary).stream())
              .flatMap(Function.identity())
              .toList(),
          ProfileTable::event);

  private ProfileTable() {}

  private static <A, B> Optional<Answer<B>> mapped(
      Optional<Answer<A>> answer, Function<A, B> change) {
    return answer.map(answered -> new Answer<>(answered.given().map(change)));
  }

  private static Optional<Salary> priorSalary(ProfileDeclared event) {
    return event.attributes().priorSalary().flatMap(Answer::given);
  }

  private static String withheld(ProfileDeclared event) {
    return Stream.concat(
            ATTRIBUTES.stream(),
            Stream.of(new ProfileColumn(PRIOR_SALARY, SqlType.NUMERIC, Profile::priorSalary)))
        .filter(attribute -> attribute.withheld(event.attributes()))
        .map(ProfileColumn::name)
        .collect(Collectors.joining(","));
  }

  private static ProfileDeclared event(LearnerId learner, Fields row) {
    var declaredOn = row.date();
    Set<String> withheld = row.names();
    return new ProfileDeclared(
        learner,
        declaredOn,
        new Profile(
            answer(withheld, "gender", row.text()),
            answer(withheld, "age_band", row.text()),
            answer(withheld, "prior_education", row.integerOrNull()),
            answer(withheld, "prior_situation", row.constant(PriorSituation.class)),
            answer(withheld, "priority_area", row.flag()),
            answer(withheld, "disability", row.flag()),
            answer(withheld, "refugee", row.flag()),
            answer(withheld, "region", row.text()),
            answer(withheld, "country", row.text()),
            answer(withheld, PRIOR_SALARY, SalaryColumns.read(row))));
  }

  private static <T> Optional<Answer<T>> answer(Set<String> withheld, String name, T value) {
    return withheld.contains(name)
        ? Optional.of(Answer.withheld())
        : Optional.ofNullable(value).map(Answer::of);
  }
}
