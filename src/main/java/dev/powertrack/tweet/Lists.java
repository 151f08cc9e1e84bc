package dev.powertrack.tweet;

import dev.powertrack.tweet.Expression.Choice;
import dev.powertrack.tweet.Expression.Condition;
import dev.powertrack.tweet.Expression.ListChoice;
import dev.powertrack.tweet.Expression.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The words of the catalogue for what is in lists: which list counts, and values made from one. */
final class Lists {
  /** Between the entries of a list that is shown as one text. */
  private static final String SEPARATOR = "; ";

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
      ListElements elements = new ListElements(list.bind(paths));
      Test zero = elsewhere.bind(paths);
      return (line, out) -> {
        if (!elements.in(line) && !zero.of(line)) {
          return false;
        }
        ((Vector.Ints) out).add(elements.count(line, kind -> kind == JsonKind.OBJECT));
        return true;
      };
    };
  }

  /** How many entries follow the first one of a list; NULL if there is no list or no entry. */
  static Expression countAfterFirst(ListChoice list) {
    return (paths, type) -> {
      ListElements elements = new ListElements(list.bind(paths));
      return (line, out) -> {
        int entries = elements.count(line, JsonKind::isValue);
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
      ListElements elements = new ListElements(list.bind(paths));
      int text = elements.slot(path);
      return (line, out) -> {
        List<String> texts = new ArrayList<>();
        elements.each(
            line,
            element -> {
              if (Conversion.isText(element, text)) {
                texts.add(element.text(text));
              }
            });
        return !texts.isEmpty() && Conversion.addText(String.join(SEPARATOR, texts), out);
      };
    };
  }

  /**
   * The least or greatest coordinate of a list of points.
   *
   * @param axis 0 for longitude, 1 for latitude: boxes are [longitude, latitude] in both formats
   */
  static Expression extreme(
      String list, int axis, ToDoubleFunction<DoubleSummaryStatistics> extreme) {
    return (paths, type) -> {
      ListElements points = new ListElements(firstList(list).bind(paths));
      int coordinate = points.slot("[" + axis + "]");
      return (line, out) -> {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        points.each(line, point -> Conversion.finiteDouble(point, coordinate).ifPresent(all));
        if (all.getCount() > 0) {
          ((Vector.Doubles) out).add(extreme.applyAsDouble(all));
        }
        return all.getCount() > 0;
      };
    };
  }

  /** The address of the MP4 variant with the highest bit rate; of equal ones the first. */
  static Expression bestVideo(String variants) {
    return (paths, type) -> {
      ListElements elements = new ListElements(firstList(variants).bind(paths));
      int contentType = elements.slot("content_type");
      int bitrate = elements.slot("bitrate");
      int url = elements.slot("url");
      return (line, out) -> {
        long[] best = {Long.MIN_VALUE};
        @Nullable String[] found = {null};
        elements.each(
            line,
            variant -> {
              long rate = Conversion.exactLong(variant, bitrate).orElse(0);
              boolean video = variant.textIs(contentType, "video/mp4") && variant.isString(url);
              if (video && rate > best[0]) {
                best[0] = rate;
                found[0] = variant.text(url);
              }
            });
        return found[0] != null && Conversion.addText(found[0], out);
      };
    };
  }
}
