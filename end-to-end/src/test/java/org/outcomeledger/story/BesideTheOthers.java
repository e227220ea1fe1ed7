package org.outcomeledger.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Has an installation of its own, or alters, kills and stalls parts of {@link
 * Installation#breakable()}: one such class after another, beside those that need all parts of the
 * shared installation to live. Its methods run one after another too, for they hold a lock.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("what is not the shared installation")
@interface BesideTheOthers {}
