package org.outcomeledger.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and version under which an event travels, such as {@code learner-enrolled.v1}: chosen
 * once and never derived from a class, for a ledger keeps it for ever.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface WireType {
  String value();
}
