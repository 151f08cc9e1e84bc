/**
 * The demo: a story in steps, told over real HTTP against a simulator of its own. Uses the client
 * of the service for what SQL does not do, and JDBC for the rest. Start reading at {@code Story}.
 */
@NullMarked
package dev.powertrack.cli.demo;

import org.jspecify.annotations.NullMarked;
