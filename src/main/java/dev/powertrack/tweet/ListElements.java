package dev.powertrack.tweet;

import dev.powertrack.tweet.Expression.Choice;
import dev.powertrack.tweet.Expression.ListChoice;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The elements of a list, one after the other, in slots that are kept between lines. */
final class ListElements {
  private final LineScanner scanner = new LineScanner();
  private final Choice choice;
  private final WantedPaths wanted = new WantedPaths();
  private final int self = wanted.slot(ListRows.ELEMENT);
  private @Nullable Slots slots;

  ListElements(Choice choice) {
    this.choice = choice;
  }

  /** Asks for a path of the elements; before the first line. */
  int slot(String path) {
    return wanted.slot(path);
  }

  boolean in(Slots line) {
    return choice.slot(line) != ListChoice.NONE;
  }

  int count(Slots line, Predicate<JsonKind> counts) {
    int[] count = {0};
    each(line, element -> count[0] += counts.test(element.kind(self)) ? 1 : 0);
    return count[0];
  }

  void each(Slots line, Consumer<Slots> action) {
    int list = choice.slot(line);
    if (list != ListChoice.NONE) {
      Slots element = slots == null ? new Slots(wanted.size()) : slots;
      slots = element;
      scanner.elements(line, list, wanted.root(), () -> element, action);
    }
  }
}
