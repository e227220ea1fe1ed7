package org.outcomeledger.impact.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The OpenID Connect provider as browsers and this service meet it: authorization code flow. */
@Singleton
final class IdentityProvider {

  private static final int MOST_CALLS = 16;

  private final TenantConfigContext tenant;
  private final OidcClient client;
  private final String clientId;
  private final boolean secure;
  private final CallsInFlight calls = new CallsInFlight(MOST_CALLS);

  IdentityProvider(
      TenantConfigBean tenants,
      OidcClients clients,
      EntranceConfig config,
      @ConfigProperty(name = "quarkus.oidc-client.browser.client-id") String clientId) {
    this.tenant = tenants.getDefaultTenant();
    this.client = clients.getClient("browser");
    this.clientId = clientId;
    this.secure = config.secure();
  }

  /** Whether there is one; with a public key alone there is not. */
  boolean isThere() {
    return tenant.oidcConfig().authServerUrl().isPresent();
  }

  /**
   * Lets nobody pass where there is none.
   *
   * @throws Refusal with what to do instead
   */
  void require() {
    if (!isThere()) {
      throw new Refusal(
          ProblemType.NO_PROVIDER,
          "This installation has no OpenID Connect provider: sign in with a token, or the link of"
              + " ./start.");
    }
  }

  /** An address of this service as browsers know it: TLS ends before it is asked by plain HTTP. */
  URI address(RoutingContext request, String path) {
    String host = request.request().getHeader(HttpHeaders.HOST);
    return URI.create((secure ? "https://" : "http://") + host + path);
  }

  /** Where a person signs in, to be sent back with a code. */
  Uni<URI> loginPage(AuthorizationRequest request, URI back) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("scope", "openid");
    parameters.put("client_id", clientId);
    parameters.put("redirect_uri", back.toString());
    parameters.put("state", request.state());
    parameters.put("code_challenge_method", "S256");
    parameters.put("code_challenge", request.challenge());
    return tenant
        .initialize()
        .map(it -> with(it.getOidcMetadata().getAuthorizationUri(), parameters));
  }

  /** Where a person signs out of everything, to be sent back; right back where there is no such. */
  Uni<URI> logoutPage(URI back) {
    return tenant
        .initialize()
        .map(
            it ->
                Optional.ofNullable(it.getOidcMetadata().getEndSessionUri())
                    .map(
                        page ->
                            with(
                                page,
                                Map.of(
                                    "client_id",
                                    clientId,
                                    "post_logout_redirect_uri",
                                    back.toString())))
                    .orElse(back));
  }

  /** What the provider gives for a code. */
  Uni<Tokens> tokens(String code, AuthorizationRequest request, URI back) {
    return calls.of(
        () ->
            client.getTokens(
                Map.of(
                    "code",
                    code,
                    "redirect_uri",
                    back.toString(),
                    "code_verifier",
                    request.verifier())));
  }

  /** What it gives for a refresh token. */
  Uni<Tokens> renewed(String refreshToken) {
    return calls.of(() -> client.refreshTokens(refreshToken));
  }

  private static URI with(String address, Map<String, String> parameters) {
    return URI.create(
        parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
            .collect(Collectors.joining("&", address + (address.contains("?") ? "&" : "?"), "")));
  }
}
