package dev.powertrack.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.command.text.schema.options.TextOutputFormat;
import schemacrawler.tools.executable.SchemaCrawlerExecutable;
import schemacrawler.tools.options.OutputOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** SchemaCrawler at its highest level of detail: it calls about every method of the metadata. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaCrawlerClientTest {
  /** Held here, for a logger that nobody holds forgets its level. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

  private Catalog catalog;
  private String text;

  @BeforeAll
  void crawl() throws Exception {
    LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    StringWriter written = new StringWriter();
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLoadOptions(
                LoadOptionsBuilder.builder()
                    .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                    .toOptions());
    SchemaCrawlerExecutable crawler = new SchemaCrawlerExecutable("details");
    crawler.setSchemaCrawlerOptions(options);
    crawler.setOutputOptions(
        OutputOptionsBuilder.builder()
            .withOutputFormat(TextOutputFormat.text)
            .withOutputWriter(written)
            .toOptions());
    try (DatabaseConnectionSource source =
        DatabaseConnectionSources.newDatabaseConnectionSource(
            FinalOfTheWorldCup.URL, new MultiUseUserCredentials())) {
      crawler.setDataSource(source);
      crawler.execute();
    }
    catalog = crawler.getCatalog();
    text = written.toString();
  }

  private Table table(String name) {
    return catalog.getTables().stream()
        .filter(table -> table.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_text_shows_tables_columns_keys_and_remarks() {
    assertTrue(
        Pattern.compile("(?m)^POWERTRACK\\.TWEETS +\\[table\\]$").matcher(text).find(), text);
    assertTrue(Pattern.compile("(?m)^  TWEET_ID +BIGINT NOT NULL *$").matcher(text).find());
    assertTrue(Pattern.compile("(?m)^  POSTED_AT +TIMESTAMP").matcher(text).find());
    assertTrue(text.contains("PK_TWEETS"));
    assertTrue(text.contains("TWEET_HASHTAGS_TWEET"));
    assertTrue(text.contains("Start of the job's period, UTC, inclusive"));
  }

  @Test
  void the_product_is_named() {
    assertEquals("PowerTrack SQL", catalog.getDatabaseInfo().getDatabaseProductName());
    assertFalse(catalog.getJdbcDriverInfo().getDriverName().isBlank());
  }

  @Test
  void keys_lead_from_a_child_to_its_tweet() {
    assertEquals(
        List.of("JOB_ID", "TWEET_ID"),
        table("TWEETS").getPrimaryKey().getConstrainedColumns().stream()
            .map(Column::getName)
            .toList());
    ForeignKey key =
        table("TWEET_HASHTAGS").getImportedForeignKeys().stream()
            .filter(one -> one.getName().equals("TWEET_HASHTAGS_TWEET"))
            .findFirst()
            .orElseThrow();
    assertEquals("TWEETS", key.getReferencedTable().getName());
    assertEquals(
        List.of("JOB_ID->JOB_ID", "TWEET_ID->TWEET_ID"),
        key.getColumnReferences().stream()
            .map(
                pair ->
                    pair.getForeignKeyColumn().getName()
                        + "->"
                        + pair.getPrimaryKeyColumn().getName())
            .toList());
  }

  @Test
  void every_table_and_column_has_a_remark_and_a_known_type() {
    for (Table table : catalog.getTables()) {
      if (table.getSchema().getName().equals("POWERTRACK")) {
        assertFalse(table.getRemarks().isBlank(), table.getFullName());
        for (Column column : table.getColumns()) {
          assertFalse(column.getRemarks().isBlank(), column.getFullName());
          assertFalse(column.getColumnDataType().getName().isBlank(), column.getFullName());
        }
      }
    }
    assertTrue(catalog.getTables().size() >= 15);
  }
}
