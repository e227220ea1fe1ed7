package org.outcomeledger.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/**
 * Keeps the tokens of platforms from every operation that needs a role and is not marked as {@link
 * OwnPlatform}, before its body is read.
 */
@Provider
@Singleton
public class WholeCompany implements DynamicFeature {

  private final Caller caller;

  WholeCompany(Caller caller) {
    this.caller = caller;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (has(resource, RolesAllowed.class) && !has(resource, OwnPlatform.class)) {
      ContainerRequestFilter guard = request -> caller.requireWholeCompany();
      context.register(guard, Priorities.AUTHORIZATION);
    }
  }

  private static boolean has(ResourceInfo resource, Class<? extends Annotation> annotation) {
    return resource.getResourceMethod().isAnnotationPresent(annotation)
        || resource.getResourceClass().isAnnotationPresent(annotation);
  }
}
