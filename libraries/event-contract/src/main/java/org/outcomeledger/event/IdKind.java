package org.outcomeledger.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record of one {@link java.util.UUID} as an id type: a field of that type holds a
 * pseudonym once the event is stored, and the platform's own reference when it is posted.
 *
 * <p>The kind goes into the pseudonym's hash, so that ids of different kinds never meet though they
 * are spelt alike. It is chosen once and never derived from a class, for a ledger keeps it for
 * ever.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IdKind {
  String value();
}
