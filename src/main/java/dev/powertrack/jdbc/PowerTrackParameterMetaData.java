package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The parameters of a prepared statement. Parameters count from 1. */
final class PowerTrackParameterMetaData implements ParameterMetaData, Unwrapping {
  private final List<SqlType> types;

  PowerTrackParameterMetaData(List<SqlType> types) {
    this.types = types;
  }

  @Override
  public int getParameterCount() {
    return types.size();
  }

  @Override
  public int getParameterType(int parameter) throws SQLException {
    return type(parameter).jdbcType();
  }

  @Override
  public String getParameterTypeName(int parameter) throws SQLException {
    return type(parameter).name();
  }

  @Override
  public String getParameterClassName(int parameter) throws SQLException {
    return TypeFacts.of(type(parameter)).javaClass().getName();
  }

  @Override
  public int getPrecision(int parameter) throws SQLException {
    return TypeFacts.size(type(parameter));
  }

  @Override
  public int getScale(int parameter) throws SQLException {
    return TypeFacts.scale(type(parameter));
  }

  @Override
  public boolean isSigned(int parameter) throws SQLException {
    return TypeFacts.isSigned(type(parameter));
  }

  /** Any parameter may be null. */
  @Override
  public int isNullable(int parameter) throws SQLException {
    type(parameter);
    return parameterNullable;
  }

  @Override
  public int getParameterMode(int parameter) throws SQLException {
    type(parameter);
    return parameterModeIn;
  }

  private SqlType type(int parameter) throws SQLException {
    if (parameter < 1 || parameter > types.size()) {
      throw SqlErrors.noSuchParameter(parameter, types.size());
    }
    return types.get(parameter - 1);
  }
}
