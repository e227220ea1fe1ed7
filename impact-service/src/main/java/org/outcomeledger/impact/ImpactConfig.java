package org.outcomeledger.impact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of this service alone; those of the HTTP edge are with the edge. */
@ConfigMapping(prefix = "outcome-ledger")
public interface ImpactConfig {

  /**
   * Name under which replicas over one database share the projector's work. A read model that is
   * built beside it, in a database of its own, needs another name.
   */
  String readModel();

  /** ISO 4217 code of the salaries that figures count; salaries in another currency are unknown. */
  @WithDefault("EUR")
  String currency();

  /** What one question may cost. */
  Questions questions();

  /** How many may listen to values as they change. */
  Streams streams();

  /** What callers see who may not see exact figures. */
  Disclosure disclosure();

  /** How rows and figures are compared with the ledgers in the background. */
  Reconciliation reconciliation();

  /** The command {@code rebuild}. */
  Rebuild rebuild();

  /**
   * Thresholds, secret and pace of disclosure control; what they mean is in docs/for-analysts.md.
   */
  interface Disclosure {

    /**
     * The key that counts are rounded with, of at least 32 bytes; the same on every replica and for
     * ever: figures that were rounded with two keys tell more than those of one. Without one the
     * service does not start.
     */
    Optional<String> secret();

    /**
     * For how long the same figures are shown, whatever comes in; days begin at midnight. 0s:
     * always the latest.
     */
    @WithDefault("1d")
    Duration snapshot();

    /** How many records a cell must have to be shown, and hidden ones of a line together. */
    @WithDefault("20")
    int leastRecords();

    /** Counts are rounded to multiples of it. */
    @WithDefault("5")
    int roundedTo();

    /** Below this denominator a share of nobody, or of everybody, is told in words only. */
    @WithDefault("40")
    int codedBelow();

    /** Medians of salaries are rounded to multiples of it. */
    @WithDefault("500")
    int amountsTo();

    /** Medians of days are rounded to multiples of it. */
    @WithDefault("10")
    int daysTo();

    /** How many days a step of a curve is long. */
    @WithDefault("30")
    int curveStep();
  }

  /** A round compares everything; then there is a pause. */
  interface Reconciliation {

    /** Between the end of a round and the next. */
    @WithDefault("1m")
    Duration pause();

    /** How many entries of the ledgers are replayed and compared a second. */
    @WithDefault("2000")
    int entriesPerSecond();
  }

  /** A read model is built beside the one that serves, and takes its place. */
  interface Rebuild {

    /** How many entries of the ledgers are replayed a second at most. */
    @WithDefault("20000")
    int entriesPerSecond();

    /**
     * For how long it is tried to exchange the tables, which somebody's long query can hold; then
     * the command gives up, and everything is as before.
     */
    @WithDefault("10m")
    Duration exchangeWithin();
  }

  /** Where the ledgers themselves answer: their heads, and replay. */
  Ledgers ledgers();

  /** What is counted for one question, and no more. */
  interface Questions {

    /** The most groups that an answer may have, on all of its pages together; beyond it: 422. */
    @WithDefault("50000")
    int groups();

    /** The most points of curves on one page; a page has fewer curves rather than more points. */
    @WithDefault("20000")
    int points();

    /** How long counting may take; then the answer is 503. */
    @WithDefault("10s")
    Duration timeLimit();
  }

  /** Server-sent events. */
  interface Streams {

    /** The most that listen at once. */
    @WithDefault("200")
    int most();

    /** The most of one platform, or of one caller who belongs to none. */
    @WithDefault("50")
    int mostOfOne();

    /**
     * For how long a stream is not ended for the sake of a new one. Whoever reads comes back with
     * the last event's id; a reader that is gone without a word does not.
     */
    @WithDefault("60s")
    Duration undisturbed();
  }

  /** The services that keep the ledgers. */
  interface Ledgers {

    /** Address of enrollment-service. */
    URI enrollmentUrl();

    /** Address of outcome-service. */
    URI outcomeUrl();

    /**
     * File with a bearer token that has the role {@code ledger:read}, instead of a client of its
     * own at the OpenID Connect provider ({@code quarkus.oidc-client}). Whoever renews the token
     * replaces the file, and it is read again.
     */
    Optional<Path> tokenFile();
  }
}
