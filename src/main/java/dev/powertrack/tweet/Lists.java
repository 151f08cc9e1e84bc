package dev.powertrack.tweet;

import dev.powertrack.tweet.Expression.Choice;
import dev.powertrack.tweet.Expression.Condition;
import dev.powertrack.tweet.Expression.ListChoice;
import dev.powertrack.tweet.Expression.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The words of the catalogue for what is in lists: which list counts, and values made from one. */
final class Lists {
  private static final LineScanner SCANNER = new LineScanner();

  /** Between the entries of a list that is shown as one text. */
  private static final String SEPARATOR = "; ";

  /** The path of an element itself. */
  private static final String ELEMENT = "";

  private Lists() {}

  /** The first of these paths that holds a list, be it an empty one. */
  static ListChoice firstList(String... paths) {
    return wanted -> {
      int[] slots = Arrays.stream(paths).mapToInt(wanted::slot).toArray();
      return line -> {
        for (int slot : slots) {
          if (line.kind(slot) == JsonKind.ARRAY) {
            return slot;
          }
        }
        return ListChoice.NONE;
      };
    };
  }

  static ListChoice listWhen(Condition condition, ListChoice then, ListChoice otherwise) {
    return wanted -> {
      Test test = condition.bind(wanted);
      Choice yes = then.bind(wanted);
      Choice no = otherwise.bind(wanted);
      return line -> (test.of(line) ? yes : no).slot(line);
    };
  }

  /**
   * How many objects a list has. Where it is missing: 0 if the condition holds, else NULL.
   *
   * @param elsewhere that the object is there in which the list would be
   */
  static Expression count(ListChoice list, Condition elsewhere) {
    return (paths, type) -> {
      Choice choice = list.bind(paths);
      Test zero = elsewhere.bind(paths);
      return (line, out) -> {
        int slot = choice.slot(line);
        if (slot == ListChoice.NONE && !zero.of(line)) {
          return false;
        }
        ((Vector.Ints) out).add(elements(line, slot, kind -> kind == JsonKind.OBJECT));
        return true;
      };
    };
  }

  /** How many entries follow the first one of a list; NULL if there is no list or no entry. */
  static Expression countAfterFirst(ListChoice list) {
    return (paths, type) -> {
      Choice choice = list.bind(paths);
      return (line, out) -> {
        int entries = elements(line, choice.slot(line), JsonKind::isValue);
        if (entries > 0) {
          ((Vector.Ints) out).add(entries - 1);
        }
        return entries > 0;
      };
    };
  }

  /** The texts at a path of each element (the empty path: the element itself), joined to one. */
  static Expression joined(ListChoice list, String path) {
    return (paths, type) -> {
      Choice choice = list.bind(paths);
      WantedPaths wanted = new WantedPaths();
      Expression.Evaluator text = Expressions.path(path).bind(wanted, ColumnType.VARCHAR);
      Slots element = new Slots(wanted.size());
      return (line, out) -> {
        Vector texts = Vector.of(ColumnType.VARCHAR);
        each(line, choice.slot(line), wanted, element, slots -> text.append(slots, texts));
        List<String> all = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
          all.add(String.valueOf(texts.get(row)));
        }
        return !all.isEmpty() && Conversion.addText(String.join(SEPARATOR, all), out);
      };
    };
  }

  /**
   * The least or greatest coordinate of a list of points.
   *
   * @param axis 0 for longitude, 1 for latitude: boxes are [longitude, latitude] in both formats
   */
  static Expression extreme(String list, int axis, DoubleBinaryOperator better) {
    return (paths, type) -> {
      Choice choice = firstList(list).bind(paths);
      WantedPaths wanted = new WantedPaths();
      int slot = wanted.slot("[" + axis + "]");
      Slots point = new Slots(wanted.size());
      return (line, out) -> {
        double[] best = {Double.NaN};
        each(
            line,
            choice.slot(line),
            wanted,
            point,
            slots -> {
              OptionalDouble value = Conversion.finiteDouble(slots, slot);
              value.ifPresent(
                  v -> best[0] = Double.isNaN(best[0]) ? v : better.applyAsDouble(best[0], v));
            });
        if (!Double.isNaN(best[0])) {
          ((Vector.Doubles) out).add(best[0]);
        }
        return !Double.isNaN(best[0]);
      };
    };
  }

  /** The address of the MP4 variant with the highest bit rate; of equal ones the first. */
  static Expression bestVideo(String variants) {
    return (paths, type) -> {
      Choice choice = firstList(variants).bind(paths);
      WantedPaths wanted = new WantedPaths();
      int contentType = wanted.slot("content_type");
      int bitrate = wanted.slot("bitrate");
      int url = wanted.slot("url");
      Slots variant = new Slots(wanted.size());
      return (line, out) -> {
        long[] best = {Long.MIN_VALUE};
        @Nullable String[] found = {null};
        each(
            line,
            choice.slot(line),
            wanted,
            variant,
            slots -> {
              long rate = Conversion.exactLong(slots, bitrate).orElse(0);
              boolean video = slots.textIs(contentType, "video/mp4") && slots.isString(url);
              if (video && rate > best[0]) {
                best[0] = rate;
                found[0] = slots.text(url);
              }
            });
        return found[0] != null && Conversion.addText(found[0], out);
      };
    };
  }

  private static int elements(Slots line, int list, Predicate<JsonKind> counts) {
    WantedPaths wanted = new WantedPaths();
    int self = wanted.slot(ELEMENT);
    int[] count = {0};
    each(
        line,
        list,
        wanted,
        new Slots(wanted.size()),
        element -> count[0] += counts.test(element.kind(self)) ? 1 : 0);
    return count[0];
  }

  private static void each(
      Slots line, int list, WantedPaths wanted, Slots element, Consumer<Slots> action) {
    if (list != ListChoice.NONE) {
      SCANNER.elements(line, list, wanted.root(), () -> element, action);
    }
  }
}
