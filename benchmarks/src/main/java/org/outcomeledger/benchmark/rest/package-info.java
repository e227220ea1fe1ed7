/** From a platform's post to what is durable, and to what figures show. */
package org.outcomeledger.benchmark.rest;
