package org.outcomeledger.posting;

/**
 * Where posted events come from.
 *
 * @param platform the platform in the caller's own token: no event can claim another
 * @param traceparent W3C trace context of the request
 */
record Origin(String platform, String traceparent) {}
