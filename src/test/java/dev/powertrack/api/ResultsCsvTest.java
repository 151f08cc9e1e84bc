package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsCsvTest {
  private static final ResultsCsv.Row ROW =
      new ResultsCsv.Row("a.json.gz", DataLink.of("https://d.example/a.json.gz?Signature=s"));

  @Test
  void reads_the_list_of_2014() throws Exception {
    List<ResultsCsv.Row> rows = ResultsCsv.read(Samples.text("v1_results_2014.csv"));

    assertEquals(6, rows.size());
    assertEquals(
        "20140517-20140517_kj4r26m0qx_2014_05_17_18_10_activities.json.gz", rows.get(1).name());
    assertTrue(rows.get(1).link().url().endsWith("/2014/05/17/18/10_activities.json.gz?..."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a.json.gz'\t'https://d.example/a.json.gz?Signature=s'\n",
        "a.json.gz\thttps://d.example/a.json.gz?Signature=s",
        "\n\"a.json.gz\"\t\"https://d.example/a.json.gz?Signature=s\"\r\n\r\n"
      })
  void reads_quoted_and_bare_values(String text) throws Exception {
    assertEquals(List.of(ROW), ResultsCsv.read(text));
  }

  @Test
  void a_job_without_files_has_an_empty_list() throws Exception {
    assertEquals(List.of(), ResultsCsv.read("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>\n", "just-a-name", "name\tnot-a-link", "''\t'https://d.example/'"})
  void a_line_of_another_form_is_refused_and_not_quoted(String line) {
    UnreadableAnswer refusal =
        assertThrows(UnreadableAnswer.class, () -> ResultsCsv.read("\n" + line));

    assertEquals("line 2 is not a name and a link", refusal.getMessage());
  }

  @Test
  void a_row_does_not_show_the_signature() {
    assertFalse(ROW.toString().contains("Signature"), ROW.toString());
  }
}
