package dev.powertrack.api;

import org.jspecify.annotations.Nullable;

/**
 * What the service made of one rule of a new job.
 *
 * @param id 64 bits; the id that tweets name under matching_rules
 * @param created whether the service took it
 * @param message why not, where the service says so
 */
public record CreatedRule(
    @Nullable String value,
    @Nullable String tag,
    @Nullable Long id,
    @Nullable Boolean created,
    @Nullable String message) {}
