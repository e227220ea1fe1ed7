package org.outcomeledger.http;

/** No token can be verified: this replica has no keys of the OpenID Connect provider yet. */
final class ProviderUnavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  ProviderUnavailable(Throwable cause) {
    super(
        ProblemType.PROVIDER_UNAVAILABLE,
        "The OpenID Connect provider does not answer, and this replica needs its keys. Send the same again.",
        cause);
  }
}
