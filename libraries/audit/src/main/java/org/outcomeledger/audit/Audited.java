package org.outcomeledger.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an operation that whoever called it with this role is recorded: when it has succeeded,
 * and before its answer leaves. What was refused is not recorded, for it told nothing and changed
 * nothing. A stream is recorded once, when it opens.
 *
 * <p>Every operation that needs a role says either this or {@link NotAudited}; a service with one
 * that says neither does not start.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Audited {

  /** The role whose callers are recorded: a call under another role leaves nothing. */
  @Nonbinding
  String value();

  /**
   * Names of the parameters, in path and query, that are recorded with their values. None that can
   * name a learner: a learner's id in a path is not to be listed here.
   */
  @Nonbinding
  String[] parameters() default {};

  /**
   * A parameter that is a position, 0 where it is absent: one record stands for all that the same
   * caller asks from there on within the hour. For those who read a ledger page by page.
   */
  @Nonbinding
  String from() default "";
}
