/** The pages that people see, and how they sign in to them. */
package org.outcomeledger.impact.entrance;
