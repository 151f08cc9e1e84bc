package dev.powertrack.cli.coverage;

/** What there is for one window; each is told by a mark of its own as well as by its colour. */
enum WindowState {
  VERIFIED("verified", "the file is here and right"),
  PROBLEM("with problems", "the file is not what it should be"),
  MISSING("not fetched", "the service lists a file that is not here"),
  SILENT("silent", "the service lists no file: no tweet"),
  ABSENT("absent", "no file is here, and no list tells whether there should be one");

  private final String word;
  private final String meaning;

  WindowState(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  String word() {
    return word;
  }

  String meaning() {
    return meaning;
  }

  /** Its name in the page's script and classes. */
  char letter() {
    return word.charAt(0);
  }
}
