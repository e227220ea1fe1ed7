package org.outcomeledger.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * "Aalen-Johansen: F_k(t) = Σ S(t_{i−1})·d_{ki}/n_i, S all-cause Kaplan-Meier; ties: events before
 * censorings; nothing beyond the last day anyone is at risk; competing events are never censored."
 */
final class IncidenceEstimate {
  /** Who leaves on a day, by what ends their follow-up. */
  record Leaving(long events, long competing, long censored) {
    long all() {
      return events + competing + censored;
    }

    boolean hasEvents() {
      return events + competing > 0;
    }
  }

  /**
   * A day of the sums.
   *
   * @param survivalBefore up to the day before
   */
  private record Term(
      long day,
      long atRisk,
      Leaving leaving,
      double survivalBefore,
      double survival,
      double incidence) {

    double n() {
      return atRisk;
    }

    double ofInterest() {
      return leaving.events();
    }

    double allCauses() {
      return leaving.events() + leaving.competing();
    }
  }

  private IncidenceEstimate() {}

  /** The curve of those who leave on these days, on one of them each. */
  static List<CurveDay> of(SortedMap<Long, Leaving> days) {
    List<CurveDay> curve = new ArrayList<>();
    List<Term> withEvents = new ArrayList<>();
    double standardError = 0;
    for (Term term : terms(days)) {
      if (term.leaving().hasEvents()) {
        withEvents.add(term);
        standardError = Math.sqrt(variance(withEvents));
      }
      curve.add(point(term, standardError));
    }
    return List.copyOf(curve);
  }

  /** A day on which people are only censored changes nothing but how many are left. */
  private static List<Term> terms(SortedMap<Long, Leaving> days) {
    List<Term> terms = new ArrayList<>();
    long atRisk = days.values().stream().mapToLong(Leaving::all).sum();
    ExactFraction survival = ExactFraction.ALL;
    ExactFraction incidence = ExactFraction.NONE;
    Term last = new Term(0, atRisk, new Leaving(0, 0, 0), 1, 1, 0);
    for (Map.Entry<Long, Leaving> day : days.entrySet()) {
      Leaving leaving = day.getValue();
      double incidenceThen = last.incidence();
      double survivalThen = last.survival();
      if (leaving.hasEvents()) {
        incidence = incidence.plus(survival.times(leaving.events(), atRisk), atRisk);
        survival = survival.times(atRisk - leaving.events() - leaving.competing(), atRisk);
        incidenceThen = incidence.nearest();
        survivalThen = survival.nearest();
      }
      last = new Term(day.getKey(), atRisk, leaving, last.survival(), survivalThen, incidenceThen);
      terms.add(last);
      atRisk -= leaving.all();
    }
    return terms;
  }

  /**
   * "Var F_k(t) = Σ[F(t)−F(tᵢ)]²dᵢ/(nᵢ(nᵢ−dᵢ)) + ΣS(tᵢ₋₁)²d_ki(nᵢ−d_ki)/nᵢ³ −
   * 2Σ[F(t)−F(tᵢ)]S(tᵢ₋₁)d_ki/nᵢ² (terms with F(t) = F(tᵢ) and negative sums are 0)", of the days
   * with events; all else is multiplied by 0.
   */
  private static double variance(List<Term> terms) {
    double variance = 0;
    for (Term i : terms) {
      double n = i.n();
      double grown = terms.getLast().incidence() - i.incidence();
      if (grown > 0) {
        variance += grown * grown * i.allCauses() / (n * (n - i.allCauses()));
        variance -= 2 * grown * i.survivalBefore() * i.ofInterest() / (n * n);
      }
      variance +=
          i.survivalBefore()
              * i.survivalBefore()
              * i.ofInterest()
              * (n - i.ofInterest())
              / (n * n * n);
    }
    return Math.max(0, variance);
  }

  private static CurveDay point(Term term, double standardError) {
    double incidence = term.incidence();
    return new CurveDay(
        term.day(),
        term.atRisk(),
        term.leaving().events(),
        term.leaving().competing(),
        term.leaving().censored(),
        incidence,
        term.survival(),
        standardError,
        incidence == 0 || incidence == 1
            ? Optional.empty()
            : Optional.of(ConfidenceInterval.ofIncidence(incidence, standardError)));
  }
}
