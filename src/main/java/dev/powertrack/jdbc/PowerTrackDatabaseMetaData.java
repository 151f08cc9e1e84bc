package dev.powertrack.jdbc;

import dev.powertrack.sql.TableDescription;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tools ask before they send a statement. Everything is answered from memory; no method throws
 * but those of a closed connection. Name patterns are compared with names as they are stored, so in
 * upper case; a catalog other than null or {@code ""} matches nothing, since there are none.
 */
final class PowerTrackDatabaseMetaData extends Capabilities {
  private final PowerTrackConnection connection;

  PowerTrackDatabaseMetaData(PowerTrackConnection connection) {
    this.connection = connection;
  }

  /** Hangs on a statement of its own, which it closes when it is closed. */
  private ResultSet result(Shape shape, List<@Nullable Object[]> rows) throws SQLException {
    PowerTrackStatement statement = connection.newStatement();
    statement.closeOnCompletion();
    return statement.show(shape.columns(), rows);
  }

  private ResultSet empty(Shape shape) throws SQLException {
    return result(shape, List.of());
  }

  private List<TableDescription> tables() throws SQLException {
    connection.checkOpen();
    return SqlErrors.guard(() -> connection.database().tables());
  }

  // The product.

  @Override
  public Connection getConnection() {
    return connection;
  }

  /** Without options, so without a password. */
  @Override
  public String getURL() {
    return connection.settings().url();
  }

  @Override
  public String getUserName() {
    return connection.settings().user().orElse("");
  }

  @Override
  public boolean isReadOnly() {
    return !connection.settings().writesAllowed();
  }

  @Override
  public String getDatabaseProductName() {
    return "PowerTrack SQL";
  }

  @Override
  public String getDatabaseProductVersion() {
    return getDriverVersion();
  }

  @Override
  public int getDatabaseMajorVersion() {
    return getDriverMajorVersion();
  }

  @Override
  public int getDatabaseMinorVersion() {
    return getDriverMinorVersion();
  }

  @Override
  public String getDriverName() {
    return "PowerTrack SQL JDBC Driver";
  }

  @Override
  public String getDriverVersion() {
    return DriverVersion.current().text();
  }

  @Override
  public int getDriverMajorVersion() {
    return DriverVersion.current().major();
  }

  @Override
  public int getDriverMinorVersion() {
    return DriverVersion.current().minor();
  }

  // The language.

  @Override
  public String getSQLKeywords() {
    return Words.KEYWORDS.text();
  }

  @Override
  public String getNumericFunctions() {
    return Words.NUMERIC_FUNCTIONS.text();
  }

  @Override
  public String getStringFunctions() {
    return Words.STRING_FUNCTIONS.text();
  }

  @Override
  public String getSystemFunctions() {
    return Words.SYSTEM_FUNCTIONS.text();
  }

  @Override
  public String getTimeDateFunctions() {
    return Words.TIME_FUNCTIONS.text();
  }

  /** Whether a CAST between two types of {@link #getTypeInfo} makes sense. */
  @Override
  public boolean supportsConvert(int from, int to) {
    return TypeListing.canConvert(from, to);
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return result(Shape.TYPE_INFO, TypeListing.rows());
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    return result(Shape.FUNCTIONS, FunctionListing.functions(catalog, schemaPattern, namePattern));
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return result(
        Shape.FUNCTION_COLUMNS,
        FunctionListing.columns(catalog, schemaPattern, namePattern, columnPattern));
  }

  // Tables, columns, keys.

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return empty(Shape.CATALOGS);
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
      throws SQLException {
    return result(Shape.SCHEMAS, TableListing.schemas(catalog, schemaPattern));
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return result(Shape.TABLE_TYPES, TableListing.types());
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    return result(
        Shape.TABLES, new TableListing(tables()).rows(catalog, schemaPattern, tablePattern, types));
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return result(
        Shape.COLUMNS,
        new ColumnListing(tables()).rows(catalog, schemaPattern, tablePattern, columnPattern));
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return result(Shape.PRIMARY_KEYS, new KeyListing(tables()).primaryKeys(catalog, schema, table));
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return result(
        Shape.FOREIGN_KEYS, new KeyListing(tables()).importedKeys(catalog, schema, table));
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return result(
        Shape.FOREIGN_KEYS, new KeyListing(tables()).exportedKeys(catalog, schema, table));
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    return result(
        Shape.FOREIGN_KEYS,
        new KeyListing(tables())
            .between(
                new KeyListing.Side(parentCatalog, parentSchema, parentTable),
                new KeyListing.Side(foreignCatalog, foreignSchema, foreignTable)));
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    return result(
        Shape.ROW_IDENTIFIER, new KeyListing(tables()).bestRowIdentifier(catalog, schema, table));
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return result(
        Shape.CLIENT_INFO,
        ConnectionState.CLIENT_INFO.stream()
            .map(name -> new @Nullable Object[] {name, 255, "", "Kept for the caller, not sent."})
            .toList());
  }

  // What there is none of.

  @Override
  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    return empty(Shape.PROCEDURES);
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return empty(Shape.PROCEDURE_COLUMNS);
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern)
      throws SQLException {
    return empty(Shape.COLUMN_PRIVILEGES);
  }

  @Override
  public ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return empty(Shape.TABLE_PRIVILEGES);
  }

  @Override
  public ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return empty(Shape.VERSION_COLUMNS);
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    return empty(Shape.INDEX_INFO);
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      int @Nullable [] types)
      throws SQLException {
    return empty(Shape.UDTS);
  }

  @Override
  public ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
      throws SQLException {
    return empty(Shape.SUPER_TYPES);
  }

  @Override
  public ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return empty(Shape.SUPER_TABLES);
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern)
      throws SQLException {
    return empty(Shape.ATTRIBUTES);
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return empty(Shape.PSEUDO_COLUMNS);
  }
}
