package org.outcomeledger.audit;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * All operations of a service, each with what it says about being recorded. The framework shows
 * every resource method at the start, some of them twice; one that needs a role and says nothing
 * ends it.
 */
@Provider
@Singleton
public class AuditedOperations implements DynamicFeature {

  private final Set<AuditedOperation> all = new CopyOnWriteArraySet<>();

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    AuditedOperation operation =
        AuditedOperation.of(resource.getResourceClass(), resource.getResourceMethod());
    if (operation.needsRole()) {
      if (!operation.isDecided()) {
        throw new IllegalStateException(
            operation.route() + " has to say whether it is recorded: @Audited or @NotAudited");
      }
      all.add(operation);
    }
  }

  List<AuditedOperation> all() {
    return List.copyOf(all);
  }
}
