package dev.powertrack.tweet;

/**
 * A column of the catalogue: what users see of it, and where its value comes from in each format.
 *
 * @param scope whether its paths start at the line or at the element of the list that a child
 *     table's row stands for
 */
record CatalogueColumn(
    Column column, Scope scope, Expression activityStreams, Expression original) {

  /** Where paths start. */
  enum Scope {
    LINE,
    ELEMENT
  }

  /** A nullable column of a line whose values may differ in where they stand by format. */
  static CatalogueColumn column(
      String name,
      ColumnType type,
      String remark,
      Expression activityStreams,
      Expression original) {
    return new CatalogueColumn(
        new Column(name, type, true, remark), Scope.LINE, activityStreams, original);
  }

  CatalogueColumn notNull() {
    Column never = new Column(column.name(), column.type(), false, column.remark());
    return new CatalogueColumn(never, scope, activityStreams, original);
  }

  CatalogueColumn ofElement() {
    return new CatalogueColumn(column, Scope.ELEMENT, activityStreams, original);
  }

  Expression in(LineKind format) {
    return format == LineKind.ORIGINAL ? original : activityStreams;
  }
}
