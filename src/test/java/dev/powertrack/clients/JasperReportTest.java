package dev.powertrack.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report with a time as parameter, from its design to its PDF. */
class JasperReportTest {
  private static String headless;

  /** Fonts are measured without a screen. */
  @BeforeAll
  static void withoutScreen() {
    headless = System.getProperty("java.awt.headless", "false");
    System.setProperty("java.awt.headless", "true");
  }

  @AfterAll
  static void asBefore() {
    System.setProperty("java.awt.headless", headless);
  }

  private static JasperPrint filled(LocalDateTime from) throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("TITLE", FinalOfTheWorldCup.JOB);
    parameters.put("FROM", Timestamp.valueOf(from));
    parameters.put("TO", Timestamp.valueOf(from.plusHours(1)));
    try (InputStream design =
            Objects.requireNonNull(
                JasperReportTest.class.getResourceAsStream("tweets-by-window.jrxml"));
        Connection connection = DriverManager.getConnection(FinalOfTheWorldCup.URL)) {
      JasperReport report = JasperCompileManager.compileReport(design);
      return JasperFillManager.fillReport(report, parameters, connection);
    }
  }

  private static List<String> texts(JasperPrint print) {
    return print.getPages().stream()
        .flatMap(page -> page.getElements().stream())
        .filter(JRPrintText.class::isInstance)
        .map(element -> ((JRPrintText) element).getFullText())
        .toList();
  }

  @Test
  void the_filled_report_has_a_line_for_each_window_and_a_sum() throws Exception {
    List<String> texts = texts(filled(LocalDateTime.parse("2014-07-13T21:00")));
    Map<String, Integer> found = new TreeMap<>();
    for (int i = 0; i + 1 < texts.size(); i++) {
      if (texts.get(i).startsWith("2014-")) {
        found.put(texts.get(i).replace(' ', 'T'), Integer.valueOf(texts.get(i + 1)));
      }
    }
    assertEquals(FinalOfTheWorldCup.TWEETS, found, texts.toString());
    assertTrue(texts.contains("Sum " + FinalOfTheWorldCup.IN_THE_HOUR), texts.toString());
  }

  @Test
  void the_pdf_holds_the_figures() throws Exception {
    byte[] pdf =
        JasperExportManager.exportReportToPdf(filled(LocalDateTime.parse("2014-07-13T21:00")));
    PdfReader reader = new PdfReader(pdf);
    String text = new PdfTextExtractor(reader).getTextFromPage(1);
    reader.close();
    FinalOfTheWorldCup.TWEETS.values().forEach(n -> assertTrue(text.contains("" + n), text));
    assertTrue(text.contains("2014-07-13 21:20"), text);
  }
}
