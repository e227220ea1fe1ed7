/** The HTTP edge that all services share. */
package org.outcomeledger.http;
