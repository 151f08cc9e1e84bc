package dev.powertrack.jdbc;

import dev.powertrack.sql.ResultColumn;
import dev.powertrack.sql.SqlType;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of every result of DatabaseMetaData, in the order and with the types that JDBC 4.3
 * gives in that interface. Written as {@code NAME:type}, where the type is s for a text, i for
 * INTEGER, h for SMALLINT, l for BIGINT, b for BOOLEAN; a {@code !} where it is never null.
 */
enum Shape {
  PROCEDURES(
      "PROCEDURE_CAT:s PROCEDURE_SCHEM:s PROCEDURE_NAME:s! RESERVED1:s RESERVED2:s RESERVED3:s"
          + " REMARKS:s PROCEDURE_TYPE:h! SPECIFIC_NAME:s!"),
  PROCEDURE_COLUMNS(
      "PROCEDURE_CAT:s PROCEDURE_SCHEM:s PROCEDURE_NAME:s! COLUMN_NAME:s! COLUMN_TYPE:h!"
          + " DATA_TYPE:i! TYPE_NAME:s! PRECISION:i LENGTH:i SCALE:h RADIX:h NULLABLE:h! REMARKS:s"
          + " COLUMN_DEF:s SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i"
          + " ORDINAL_POSITION:i! IS_NULLABLE:s! SPECIFIC_NAME:s!"),
  TABLES(
      "TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! TABLE_TYPE:s! REMARKS:s TYPE_CAT:s TYPE_SCHEM:s"
          + " TYPE_NAME:s SELF_REFERENCING_COL_NAME:s REF_GENERATION:s"),
  SCHEMAS("TABLE_SCHEM:s! TABLE_CATALOG:s"),
  CATALOGS("TABLE_CAT:s!"),
  TABLE_TYPES("TABLE_TYPE:s!"),
  COLUMNS(
      "TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! COLUMN_NAME:s! DATA_TYPE:i! TYPE_NAME:s!"
          + " COLUMN_SIZE:i BUFFER_LENGTH:i DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i! REMARKS:s"
          + " COLUMN_DEF:s SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i"
          + " ORDINAL_POSITION:i! IS_NULLABLE:s! SCOPE_CATALOG:s SCOPE_SCHEMA:s SCOPE_TABLE:s"
          + " SOURCE_DATA_TYPE:h IS_AUTOINCREMENT:s! IS_GENERATEDCOLUMN:s!"),
  COLUMN_PRIVILEGES(
      "TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! COLUMN_NAME:s! GRANTOR:s GRANTEE:s! PRIVILEGE:s!"
          + " IS_GRANTABLE:s"),
  TABLE_PRIVILEGES(
      "TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! GRANTOR:s GRANTEE:s! PRIVILEGE:s! IS_GRANTABLE:s"),
  ROW_IDENTIFIER(
      "SCOPE:h! COLUMN_NAME:s! DATA_TYPE:i! TYPE_NAME:s! COLUMN_SIZE:i BUFFER_LENGTH:i"
          + " DECIMAL_DIGITS:h PSEUDO_COLUMN:h!"),
  VERSION_COLUMNS(
      "SCOPE:h COLUMN_NAME:s! DATA_TYPE:i! TYPE_NAME:s! COLUMN_SIZE:i BUFFER_LENGTH:i"
          + " DECIMAL_DIGITS:h PSEUDO_COLUMN:h!"),
  PRIMARY_KEYS("TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! COLUMN_NAME:s! KEY_SEQ:h! PK_NAME:s"),
  FOREIGN_KEYS(
      "PKTABLE_CAT:s PKTABLE_SCHEM:s PKTABLE_NAME:s! PKCOLUMN_NAME:s! FKTABLE_CAT:s"
          + " FKTABLE_SCHEM:s FKTABLE_NAME:s! FKCOLUMN_NAME:s! KEY_SEQ:h! UPDATE_RULE:h!"
          + " DELETE_RULE:h! FK_NAME:s PK_NAME:s DEFERRABILITY:h!"),
  TYPE_INFO(
      "TYPE_NAME:s! DATA_TYPE:i! PRECISION:i LITERAL_PREFIX:s LITERAL_SUFFIX:s CREATE_PARAMS:s"
          + " NULLABLE:h! CASE_SENSITIVE:b! SEARCHABLE:h! UNSIGNED_ATTRIBUTE:b! FIXED_PREC_SCALE:b!"
          + " AUTO_INCREMENT:b! LOCAL_TYPE_NAME:s MINIMUM_SCALE:h MAXIMUM_SCALE:h SQL_DATA_TYPE:i"
          + " SQL_DATETIME_SUB:i NUM_PREC_RADIX:i"),
  INDEX_INFO(
      "TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! NON_UNIQUE:b! INDEX_QUALIFIER:s INDEX_NAME:s"
          + " TYPE:h! ORDINAL_POSITION:h! COLUMN_NAME:s ASC_OR_DESC:s CARDINALITY:l PAGES:l"
          + " FILTER_CONDITION:s"),
  UDTS("TYPE_CAT:s TYPE_SCHEM:s TYPE_NAME:s! CLASS_NAME:s! DATA_TYPE:i! REMARKS:s BASE_TYPE:h"),
  SUPER_TYPES(
      "TYPE_CAT:s TYPE_SCHEM:s TYPE_NAME:s! SUPERTYPE_CAT:s SUPERTYPE_SCHEM:s SUPERTYPE_NAME:s!"),
  SUPER_TABLES("TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! SUPERTABLE_NAME:s!"),
  ATTRIBUTES(
      "TYPE_CAT:s TYPE_SCHEM:s TYPE_NAME:s! ATTR_NAME:s! DATA_TYPE:i! ATTR_TYPE_NAME:s!"
          + " ATTR_SIZE:i DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i! REMARKS:s ATTR_DEF:s"
          + " SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i!"
          + " IS_NULLABLE:s! SCOPE_CATALOG:s SCOPE_SCHEMA:s SCOPE_TABLE:s SOURCE_DATA_TYPE:h"),
  CLIENT_INFO("NAME:s! MAX_LEN:i! DEFAULT_VALUE:s DESCRIPTION:s"),
  FUNCTIONS(
      "FUNCTION_CAT:s FUNCTION_SCHEM:s FUNCTION_NAME:s! REMARKS:s FUNCTION_TYPE:h!"
          + " SPECIFIC_NAME:s!"),
  FUNCTION_COLUMNS(
      "FUNCTION_CAT:s FUNCTION_SCHEM:s FUNCTION_NAME:s! COLUMN_NAME:s! COLUMN_TYPE:h!"
          + " DATA_TYPE:i! TYPE_NAME:s! PRECISION:i LENGTH:i SCALE:h RADIX:h NULLABLE:h! REMARKS:s"
          + " CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i! IS_NULLABLE:s! SPECIFIC_NAME:s!"),
  PSEUDO_COLUMNS(
      "TABLE_CAT:s TABLE_SCHEM:s TABLE_NAME:s! COLUMN_NAME:s! DATA_TYPE:i! COLUMN_SIZE:i"
          + " DECIMAL_DIGITS:i NUM_PREC_RADIX:i COLUMN_USAGE:s! REMARKS:s CHAR_OCTET_LENGTH:i"
          + " IS_NULLABLE:s!"),
  /** Of {@link java.sql.Statement#getGeneratedKeys}. */
  GENERATED_KEYS("JOB_ID:s!");

  private final String written;

  Shape(String written) {
    this.written = written;
  }

  List<ResultColumn> columns() {
    List<ResultColumn> columns = new ArrayList<>();
    for (String column : written.split(" ", -1)) {
      int colon = column.indexOf(':');
      SqlType type = type(column.charAt(colon + 1), !column.endsWith("!"));
      columns.add(new ResultColumn(column.substring(0, colon), type, null, null));
    }
    return columns;
  }

  private static SqlType type(char letter, boolean nullable) {
    return switch (letter) {
      case 's' -> new SqlType(Types.VARCHAR, "VARCHAR", -1, 0, nullable);
      case 'i' -> new SqlType(Types.INTEGER, "INTEGER", 10, 0, nullable);
      case 'h' -> new SqlType(Types.SMALLINT, "SMALLINT", 5, 0, nullable);
      case 'l' -> new SqlType(Types.BIGINT, "BIGINT", 19, 0, nullable);
      case 'b' -> new SqlType(Types.BOOLEAN, "BOOLEAN", 1, 0, nullable);
      default -> throw new IllegalArgumentException(String.valueOf(letter));
    };
  }
}
