package org.outcomeledger.indicators.cube;

/** A place where platforms and learners say words of their own. */
public enum Vocabulary {
  PLATFORM,
  PROGRAMME,
  DELIVERY_MODE,
  FUNDING,
  EMPLOYER,
  GENDER,
  AGE_BAND,
  REGION,
  COUNTRY
}
