package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

  private static ConnectionUrl parse(String rest) {
    return ConnectionUrl.parse("jdbc:powertrack:" + rest);
  }

  @Test
  void an_account_has_a_host_a_port_and_a_name() {
    assertEquals(
        new Target.Account("gnip-api.gnip.com", -1, "acme"),
        parse("//gnip-api.gnip.com/acme").target());
    assertEquals(
        new Target.Account("localhost", 8080, "acme"), parse("//localhost:8080/acme/").target());
    assertEquals(new Target.Account("[::1]", 8080, "acme"), parse("//[::1]:8080/acme").target());
    assertEquals(new Target.Account("h", -1, "a b"), parse("//h/a%20b").target());
  }

  @Test
  void a_folder_is_a_path_of_any_system() {
    assertEquals(new Target.Folder("/data/hpt"), parse("file:/data/hpt").target());
    assertEquals(new Target.Folder("/data/hpt"), parse("file:///data/hpt").target());
    assertEquals(new Target.Folder("data/hpt"), parse("file:data/hpt").target());
    assertEquals(new Target.Folder("../hpt"), parse("file:../hpt").target());
    assertEquals(new Target.Folder("C:\\data\\hpt"), parse("file:C:\\data\\hpt").target());
    assertEquals(new Target.Folder("C:/data/hpt"), parse("file:///C:/data/hpt").target());
    assertEquals(new Target.Folder("//server/share"), parse("file://server/share").target());
    assertEquals(new Target.Folder("/what?/100%/a+b"), parse("file:/what%3F/100%25/a+b").target());
  }

  @Test
  void the_demo_needs_nothing() {
    assertEquals(new Target.Demo(), parse("demo").target());
  }

  @Test
  void options_follow_any_form_and_are_decoded() {
    assertEquals(
        Map.of("user", "a@b", "password", "p&=%+?", "cache", ""),
        parse("demo?user=a%40b&password=p%26=%25+?&cache=").options());
    assertEquals(Map.of("ids", "varchar"), parse("file:/d?ids=varchar&").options());
    assertEquals(Map.of("cache", ""), parse("demo?cache").options());
  }

  @Test
  void the_base_and_the_text_hold_no_options() {
    ConnectionUrl url = parse("demo?password=secret");
    assertEquals("jdbc:powertrack:demo", url.base());
    assertFalse(url.toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dmo",
        "demo/x",
        "//",
        "//host",
        "//host/",
        "//host/a/b",
        "//host:0/a",
        "//host:99999/a",
        "//host:x/a",
        "//ann:secret@host/acme",
        "demo;password=secret",
        "file:",
        "file:%zz",
        "demo?password=%zzsecret"
      })
  void anything_else_is_refused_without_telling_secrets(String rest) {
    PowerTrackException e = assertThrows(PowerTrackException.class, () -> parse(rest));
    assertEquals(Kind.INVALID_SETTING, e.kind());
    assertFalse(String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
  }
}
