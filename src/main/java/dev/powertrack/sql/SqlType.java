package dev.powertrack.sql;

/**
 * The type of a result column or parameter.
 *
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param name the bare SQL name, for example {@code VARCHAR} or {@code TIMESTAMP}; never with NOT
 *     NULL or a length
 * @param precision digits of a number, characters of a text ({@code -1} where unlimited), fraction
 *     digits of a timestamp or time
 * @param scale fraction digits of a DECIMAL; of a TIMESTAMP its fraction digits; else 0
 * @param nullable whether a value can be null
 */
public record SqlType(int jdbcType, String name, int precision, int scale, boolean nullable) {}
