package org.outcomeledger.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets malformed addresses through to {@link HttpEdges}: the framework would answer them itself,
 * with an empty body.
 *
 * <p>It looks at a system property, once, when its server's class is loaded. Configuration is read
 * before that, wherever and however a service is started.
 */
public final class EveryUriReachesUs implements SmallRyeConfigBuilderCustomizer {

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
