package org.outcomeledger.event;

/** The kind of contract that a job is held under. */
public enum Contract {
  PERMANENT,
  FIXED_TERM,
  TEMPORARY_AGENCY,
  APPRENTICESHIP,
  INTERNSHIP,
  FREELANCE,
  FOUNDER,
  PUBLIC_SERVICE
}
