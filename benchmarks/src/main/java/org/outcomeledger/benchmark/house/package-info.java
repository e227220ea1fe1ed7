/**
 * The whole house under measurement: servers and packaged services as processes of their own, who
 * loads them, and who holds their ledgers against what they acknowledged.
 */
package org.outcomeledger.benchmark.house;
