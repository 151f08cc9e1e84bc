package dev.powertrack.tweet;

import dev.powertrack.tweet.Expression.Choice;
import dev.powertrack.tweet.Expression.ListChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that lines have in a child table: {@link ListRows} at work. Elements that are no
 * objects are no rows. Keeps its slots between lines; used by one thread.
 */
final class ListReader {
  private final LineScanner scanner = new LineScanner();
  private final WantedPaths elementPaths = new WantedPaths();
  private final List<BoundPart> parts;
  private final @Nullable BoundJoin join;
  private final List<Slots> pool = new ArrayList<>();
  private int used;

  /** A list of a line, where its objects are captured, and the slot that says they are objects. */
  private record BoundPart(Choice choice, WantedPaths.Node node, int self) {}

  private record BoundJoin(BoundPart part, int key, int partnerKey) {}

  /** Adds the lists to what is wanted of a line. */
  ListReader(ListRows rows, WantedPaths line) {
    this.parts = rows.parts().stream().map(p -> bind(p.list(), p.under(), line)).toList();
    ListRows.Join wanted = rows.join();
    this.join =
        wanted == null
            ? null
            : new BoundJoin(
                bind(wanted.list(), wanted.under(), line),
                elementPaths.slot(wanted.key()),
                elementPaths.slot(wanted.under() + "." + wanted.key()));
  }

  private BoundPart bind(ListChoice list, String under, WantedPaths line) {
    int self = elementPaths.slot(under);
    return new BoundPart(list.bind(line), elementPaths.under(under), self);
  }

  /** Where the columns of a row ask for what they need, before the first line is read. */
  WantedPaths elementPaths() {
    return elementPaths;
  }

  /** The rows of a line, numbered from 1; valid until the next call. */
  List<Slots> rows(Slots line) {
    used = 0;
    for (BoundPart part : parts) {
      each(line, part, row -> used++);
    }
    if (join != null) {
      join(line, join);
    }
    List<Slots> rows = pool.subList(0, used);
    for (int row = 0; row < used; row++) {
      rows.get(row).ordinal(row + 1);
    }
    return rows;
  }

  /** An element with nothing in it, which is no row; its ordinal is 0. */
  Slots nothing() {
    return new Slots(elementPaths.size());
  }

  private void join(Slots line, BoundJoin join) {
    Map<String, List<Slots>> own = rowsByKey(join.key());
    each(
        line,
        join.part(),
        partner -> {
          if (partner.isString(join.partnerKey())) {
            List<Slots> rows = own.get(partner.text(join.partnerKey()));
            if (rows == null) {
              used++;
            } else {
              rows.forEach(row -> adopt(row, partner, join));
            }
          }
        });
  }

  /** A row has one partner: the first. */
  private static void adopt(Slots row, Slots partner, BoundJoin join) {
    if (row.kind(join.part().self()) == JsonKind.ABSENT) {
      row.fillFrom(partner);
    }
  }

  private Map<String, List<Slots>> rowsByKey(int key) {
    Map<String, List<Slots>> rows = new HashMap<>();
    for (Slots row : pool.subList(0, used)) {
      if (row.isString(key)) {
        rows.computeIfAbsent(row.text(key), k -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  private void each(Slots line, BoundPart part, Consumer<Slots> action) {
    int list = part.choice().slot(line);
    if (list != ListChoice.NONE) {
      scanner.elements(
          line,
          list,
          part.node(),
          this::next,
          element -> {
            if (element.kind(part.self()) == JsonKind.OBJECT) {
              action.accept(element);
            }
          });
    }
  }

  /** The slots for the next row: the same again until a row has been counted. */
  private Slots next() {
    if (used == pool.size()) {
      pool.add(new Slots(elementPaths.size()));
    }
    return pool.get(used);
  }
}
