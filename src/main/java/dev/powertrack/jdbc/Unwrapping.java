package dev.powertrack.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** An object that is itself what {@link Wrapper} asks for, or is not. */
interface Unwrapping extends Wrapper {

  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw SqlErrors.invalidArgument(
        getClass().getSimpleName()
            + " is not a wrapper for "
            + (type == null ? null : type.getName()));
  }

  @Override
  default boolean isWrapperFor(Class<?> type) throws SQLException {
    return type != null && type.isInstance(this);
  }
}
