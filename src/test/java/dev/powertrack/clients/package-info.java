/**
 * Other people's programs at work on the invented account: what they read of the schema, what they
 * ask, and what comes out at their end. Each uses the driver as its manual says, by URL or by the
 * data source's class name.
 */
@NullMarked
package dev.powertrack.clients;

import org.jspecify.annotations.NullMarked;
