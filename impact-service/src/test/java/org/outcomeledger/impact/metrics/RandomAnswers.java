package org.outcomeledger.impact.metrics;

import static org.outcomeledger.impact.metrics.Draw.number;
import static org.outcomeledger.impact.metrics.Draw.once;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Salary;
import org.outcomeledger.indicators.cube.History.Attributes;

/** What learners may say of themselves. */
final class RandomAnswers {
  private RandomAnswers() {}

  static Arbitrary<Attributes> attributes() {
    return Arbitraries.oneOf(
        Arbitraries.of("f", "m").map(Attributes::gender),
        Arbitraries.just(Attributes.genderWithheld()),
        Arbitraries.of("r0", "r1", "r2").map(Attributes::region),
        once(2).map(Attributes::area),
        targetGroups().map(it -> it.disability(Answer.withheld())),
        targetGroups(),
        Arbitraries.just(Attributes.prior(Answer.withheld())),
        salary().map(it -> Attributes.prior(Answer.of(it))),
        Arbitraries.just(Attributes.targetGroups(4, PriorSituation.EMPLOYED, false, false, false)));
  }

  private static Arbitrary<Attributes> targetGroups() {
    return Combinators.combine(
            number(0, 8), Arbitraries.of(PriorSituation.class), once(2), once(4), once(4))
        .as(Attributes::targetGroups);
  }

  static Arbitrary<Salary> salary() {
    return Combinators.combine(
            Combinators.combine(number(1, 40_000), once(8)).as((it, none) -> none ? 0 : it),
            once(5),
            Arbitraries.of(Salary.Per.class),
            Arbitraries.of(Salary.Basis.GROSS, Salary.Basis.GROSS, Salary.Basis.NET))
        .as(
            (amount, foreign, per, basis) ->
                new Salary(BigDecimal.valueOf(amount), foreign ? "CHF" : "EUR", per, basis));
  }
}
