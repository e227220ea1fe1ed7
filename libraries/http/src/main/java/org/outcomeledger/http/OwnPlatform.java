package org.outcomeledger.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an operation that it shows a token with the claim {@code platform} nothing but that
 * platform's own, or nothing that is any platform's. Whoever writes it has made sure of that.
 *
 * <p>Every other operation that needs a token is about the whole company, and {@link WholeCompany}
 * refuses such tokens there. So what is forgotten is refused rather than shown.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OwnPlatform {}
