/**
 * What is written about the house, held against the house: names, files, tables, indexes. Starts no
 * server.
 */
package org.outcomeledger.project;
