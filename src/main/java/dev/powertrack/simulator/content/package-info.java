/**
 * Invented tweets: who writes, about what, how many in a minute, and how a tweet reads in either of
 * the two formats. All a pure function of a seed, a topic and the time. Start reading at {@code
 * TweetGenerator}.
 */
@NullMarked
package dev.powertrack.simulator.content;

import org.jspecify.annotations.NullMarked;
