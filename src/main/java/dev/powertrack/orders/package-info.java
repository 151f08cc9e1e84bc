/**
 * Ordering jobs: the guard rails before a job is created, accepted or rejected, what becomes of a
 * request whose answer was lost, and what is kept on this machine about an order. Stands on the api
 * room alone, so that SQL and commands share it. Start reading at {@code JobDesk}.
 */
@NullMarked
package dev.powertrack.orders;

import org.jspecify.annotations.NullMarked;
