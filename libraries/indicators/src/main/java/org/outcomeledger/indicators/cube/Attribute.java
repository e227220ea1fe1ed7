package org.outcomeledger.indicators.cube;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileAttribute;

/** What a learner can say of themselves, and how each value is one int. */
public enum Attribute {
  GENDER(ProfileAttribute.GENDER, 0),
  AGE_BAND(ProfileAttribute.AGE_BAND, 1),
  PRIOR_EDUCATION(ProfileAttribute.PRIOR_EDUCATION, 2),
  PRIOR_SITUATION(ProfileAttribute.PRIOR_SITUATION, 3),
  PRIORITY_AREA(ProfileAttribute.PRIORITY_AREA, 4),
  DISABILITY(ProfileAttribute.DISABILITY, 5),
  REFUGEE(ProfileAttribute.REFUGEE, 6),
  REGION(ProfileAttribute.REGION, 7),
  COUNTRY(ProfileAttribute.COUNTRY, 8);

  static final Attribute[] ALL = values();

  static final int COUNT = ALL.length;

  /** No dimension, but it can be taken back like one. */
  static final int PRIOR_SALARY_BIT = 1 << COUNT;

  /** The code of a true answer. */
  public static final int TRUE = 1;

  /** The code of a false answer. */
  public static final int FALSE = 0;

  private static final int ISCED_LEVELS = 9;
  private static final List<PriorSituation> SITUATIONS = List.of(PriorSituation.values());

  /** Its place among the fields of a profile. */
  final int number;

  private final ProfileAttribute declared;

  Attribute(ProfileAttribute declared, int number) {
    this.declared = declared;
    this.number = number;
  }

  /** Several attributes as one int. */
  static int bits(Set<ProfileAttribute> attributes) {
    int bits = attributes.contains(ProfileAttribute.PRIOR_SALARY) ? PRIOR_SALARY_BIT : 0;
    for (Attribute attribute : ALL) {
      bits |= attributes.contains(attribute.declared) ? attribute.bit() : 0;
    }
    return bits;
  }

  int bit() {
    return 1 << number;
  }

  int code(Profile profile, Dictionary dictionary) {
    return declared.of(profile).map(said -> code(said, dictionary)).orElse(LearnerFacts.ABSENT);
  }

  private int code(Answer<?> said, Dictionary dictionary) {
    return said.given().map(value -> code(value, dictionary)).orElse(LearnerFacts.UNKNOWN);
  }

  private int code(Object value, Dictionary dictionary) {
    return switch (value) {
      case Boolean yes -> yes ? TRUE : FALSE;
      case Integer number -> number;
      case PriorSituation situation -> code(situation);
      // A platform that spells its ignorance out means the same group as one that is silent.
      case String name ->
          name.equals("unknown") ? LearnerFacts.UNKNOWN : dictionary.code(vocabulary(), name);
      default -> throw new IllegalArgumentException("No attribute holds a " + value.getClass());
    };
  }

  /**
   * Where its values are words.
   *
   * @throws IllegalArgumentException where they are not
   */
  public Vocabulary vocabulary() {
    return switch (this) {
      case GENDER -> Vocabulary.GENDER;
      case AGE_BAND -> Vocabulary.AGE_BAND;
      case REGION -> Vocabulary.REGION;
      case COUNTRY -> Vocabulary.COUNTRY;
      case PRIOR_EDUCATION, PRIOR_SITUATION, PRIORITY_AREA, DISABILITY, REFUGEE ->
          throw new IllegalArgumentException(this + " is not said in words");
    };
  }

  /** The code of a prior situation. */
  public static int code(PriorSituation situation) {
    return SITUATIONS.indexOf(situation);
  }

  /** A known value as it is spelt on the wire. */
  public String text(int code, Dictionary dictionary) {
    return switch (this) {
      case GENDER, AGE_BAND, REGION, COUNTRY -> dictionary.name(code);
      case PRIOR_EDUCATION -> Integer.toString(code);
      case PRIOR_SITUATION ->
          SITUATIONS.get(code).name().toLowerCase(Locale.ROOT).replace('_', '-');
      case PRIORITY_AREA, DISABILITY, REFUGEE -> Boolean.toString(code == TRUE);
    };
  }

  /** All values that there are, by code; empty where platforms choose their own words. */
  public List<String> values(Dictionary dictionary) {
    int codes =
        switch (this) {
          case GENDER, AGE_BAND, REGION, COUNTRY -> 0;
          case PRIOR_EDUCATION -> ISCED_LEVELS;
          case PRIOR_SITUATION -> SITUATIONS.size();
          case PRIORITY_AREA, DISABILITY, REFUGEE -> 2;
        };
    return IntStream.range(0, codes).mapToObj(code -> text(code, dictionary)).toList();
  }
}
