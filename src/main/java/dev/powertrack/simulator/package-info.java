/**
 * An embedded Historical PowerTrack on loopback: the service's API, its data files and its life of
 * a job, deterministic, to try, demo and test against. Stands alone and uses no other room. Start
 * reading at {@code Simulator}.
 */
@NullMarked
package dev.powertrack.simulator;

import org.jspecify.annotations.NullMarked;
