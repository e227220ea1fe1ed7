/** What people enter as JSON, read strictly: measures, objectives and targets. */
package org.outcomeledger.impact.entry;
