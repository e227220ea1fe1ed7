/**
 * The way in: CloudEvents over HTTP, checked for their form before anything is locked, made
 * pseudonymous, appended; each event with an answer of its own, each error a problem detail.
 *
 * <p>What a service says (its {@link org.outcomeledger.event.EventCatalogue}) and what it refuses
 * (its {@link org.outcomeledger.ledger.Rules}) are the service's; everything else is here.
 */
package org.outcomeledger.posting;
