/**
 * A service and its database: settings that it does not start without, settings that are kept with
 * the data, commands that are run instead of serving, and whether the database answers.
 */
package org.outcomeledger.database;
