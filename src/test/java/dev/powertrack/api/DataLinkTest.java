package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataLinkTest {

  @ParameterizedTest
  @CsvSource({
    "https://d.example/a/b.gz?Signature=s&Expires=1, https://d.example/a/b.gz",
    "https://d.example:443/a, https://d.example:443/a",
    "https://u:secret@d.example/a?x, https://d.example/a",
    "https://d.example/a#Signature=s, https://d.example/a",
    "https://d.example/a;Signature=s, https://d.example/a",
    "https://d.example/a;v=1/b.gz;Signature=s?x, https://d.example/a/b.gz",
    "https://d.example/a%3fExpires=1/Signature=s, https://d.example/a",
    "https://d.example/a%20b, https://d.example/a%20b"
  })
  void shows_scheme_host_and_path_only(String url, String shown) {
    assertEquals(shown, DataLink.of(url).toString());
    assertEquals(url, DataLink.of(url).url());
  }

  @ParameterizedTest
  @CsvSource({
    "https://d.example/a/s1gNaTuRe/b.gz?Signature=s, https://d.example/…/b.gz",
    "https://d.example:443/a/b.gz, https://d.example:443/…/b.gz",
    "https://d.example/b.gz, https://d.example/b.gz",
    "https://d.example, https://d.example"
  })
  void has_ends_that_show_no_part_of_the_path_but_the_last(String url, String shown) {
    assertEquals(shown, DataLink.of(url).ends());
  }

  @Test
  void results_do_not_show_signatures() {
    DataLink link = DataLink.of("https://d.example/a?Signature=s");
    String shown = new Results("a", 1, List.of(link), null, null, link).toString();

    assertFalse(shown.contains("Signature"), shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://d.example/a?Signature=s&x=1 now|see https://d.example/a?… now",
        "{\"u\":\"https://d.example/a\\u003fSignature=s\"}|{\"u\":\"https://d.example/a\\u003fSignature=…\"}",
        "a\tb|a b"
      })
  void an_excerpt_has_no_signature(String text, String shown) {
    assertEquals(shown, Excerpt.of(text, 300));
  }

  @Test
  void an_excerpt_is_cut() {
    assertEquals("x".repeat(80) + "…", Excerpt.of("x".repeat(81), 80));
  }
}
