/**
 * A small HTTP/1.1 server for loopback, made so that tests can break what it sends: late, slow,
 * cut, stalled. It knows nothing of PowerTrack. Start reading at {@code LoopbackServer}.
 */
@NullMarked
package dev.powertrack.simulator.http;

import org.jspecify.annotations.NullMarked;
