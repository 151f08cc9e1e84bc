package dev.powertrack.tweet;

import dev.powertrack.tweet.Expression.Condition;
import dev.powertrack.tweet.Expression.Evaluator;
import dev.powertrack.tweet.Expression.Test;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words in which the catalogue says where a column's value comes from. */
final class Expressions {
  /** The most that UTF-8 needs. */
  private static final int BYTES_OF_A_CHARACTER = 4;

  private Expressions() {}

  /** What stands at a path, converted to the column's type. */
  static Expression path(String path) {
    return (paths, type) -> {
      int slot = paths.slot(path);
      Conversion conversion = Conversion.to(type);
      return (slots, out) -> conversion.append(slots, slot, out);
    };
  }

  /** The first of these paths that holds a value of the column's type. */
  static Expression firstOf(String... paths) {
    return firstOf(Arrays.stream(paths).map(Expressions::path).toArray(Expression[]::new));
  }

  /** The first of these that has a value. */
  static Expression firstOf(Expression... choices) {
    return (paths, type) -> {
      List<Evaluator> bound = Arrays.stream(choices).map(c -> c.bind(paths, type)).toList();
      return (slots, out) -> {
        for (Evaluator choice : bound) {
          if (choice.append(slots, out)) {
            return true;
          }
        }
        return false;
      };
    };
  }

  /** The format does not carry this: always NULL. */
  static Expression notDelivered() {
    return (paths, type) -> (slots, out) -> false;
  }

  /** The same text in every row. */
  static Expression literal(String text) {
    return (paths, type) -> (slots, out) -> Conversion.addText(text, out);
  }

  static Expression when(Condition condition, Expression then, Expression otherwise) {
    return (paths, type) -> {
      Test test = condition.bind(paths);
      Evaluator yes = then.bind(paths, type);
      Evaluator no = otherwise.bind(paths, type);
      return (slots, out) -> (test.of(slots) ? yes : no).append(slots, out);
    };
  }

  /** The value where the condition holds, else NULL. */
  static Expression onlyWhen(Condition condition, Expression then) {
    return when(condition, then, notDelivered());
  }

  /** Whether a condition holds: true or false, never NULL. */
  static Expression whether(Condition condition) {
    return (paths, type) -> {
      Test test = condition.bind(paths);
      return (slots, out) -> {
        ((Vector.Booleans) out).add(test.of(slots));
        return true;
      };
    };
  }

  /** Whether there is something at one of these paths: neither absent nor null. */
  static Condition isPresent(String... paths) {
    return anyOf(Arrays.stream(paths).map(Expressions::isPresent).toArray(Condition[]::new));
  }

  private static Condition isPresent(String path) {
    return paths -> {
      int slot = paths.slot(path);
      return slots -> slots.kind(slot).isValue();
    };
  }

  static Condition isObject(String path) {
    return paths -> {
      int slot = paths.slot(path);
      return slots -> slots.kind(slot) == JsonKind.OBJECT;
    };
  }

  static Condition isTrue(String path) {
    return paths -> {
      int slot = paths.slot(path);
      return slots -> slots.kind(slot) == JsonKind.TRUE || slots.textIs(slot, "true");
    };
  }

  static Condition textIs(String path, String text) {
    return paths -> {
      int slot = paths.slot(path);
      return slots -> slots.textIs(slot, text);
    };
  }

  static Condition textStartsWith(String path, String start) {
    return paths -> {
      int slot = paths.slot(path);
      return slots -> slots.isString(slot) && slots.text(slot).startsWith(start);
    };
  }

  static Condition either(Condition condition, Condition then, Condition otherwise) {
    return paths -> {
      Test test = condition.bind(paths);
      Test yes = then.bind(paths);
      Test no = otherwise.bind(paths);
      return slots -> (test.of(slots) ? yes : no).of(slots);
    };
  }

  static Condition never() {
    return paths -> slots -> false;
  }

  static Condition anyOf(Condition... conditions) {
    return paths -> {
      List<Test> tests = Arrays.stream(conditions).map(c -> c.bind(paths)).toList();
      return slots -> {
        for (Test test : tests) {
          if (test.of(slots)) {
            return true;
          }
        }
        return false;
      };
    };
  }

  /** Part of a text, or NULL where the function finds none. */
  static Expression partOf(String path, Function<String, @Nullable String> part) {
    return (paths, type) -> {
      int slot = paths.slot(path);
      return (slots, out) -> {
        String found = slots.isString(slot) ? part.apply(slots.text(slot)) : null;
        return found != null && Conversion.addText(found, out);
      };
    };
  }

  /** A whole number within a text, or the number itself. */
  static Expression idIn(String path, Conversion.LongParser parser) {
    return (paths, type) -> {
      int slot = paths.slot(path);
      return (slots, out) -> Conversion.add(Conversion.id(slots, slot, parser), out);
    };
  }

  /** The digits after the last colon or slash, as in {@code tag:search.twitter.com,2005:20}. */
  static Expression idAtEnd(String path) {
    return idIn(path, TextParts::idAtEnd);
  }

  /** A count that some records give as -1 where it is not known. */
  static Expression unlessMinusOne(String path) {
    return (paths, type) -> {
      int slot = paths.slot(path);
      return (slots, out) -> {
        OptionalLong count = Conversion.exactLong(slots, slot);
        return !count.equals(OptionalLong.of(-1)) && Conversion.add(count, out);
      };
    };
  }

  /** Milliseconds since 1970, cut to whole seconds. */
  static Expression epochMillisAsSecond(String path) {
    return (paths, type) -> {
      int slot = paths.slot(path);
      return (slots, out) -> {
        OptionalLong millis = Conversion.exactLong(slots, slot);
        return millis.isPresent()
            && Conversion.add(OptionalLong.of(Math.floorDiv(millis.getAsLong(), 1000) * 1000), out);
      };
    };
  }

  /** Milliseconds since 1970. */
  static Expression epochMillis(String path) {
    return (paths, type) -> {
      int slot = paths.slot(path);
      return (slots, out) -> Conversion.add(Conversion.exactLong(slots, slot), out);
    };
  }

  /** The web address of a tweet, built from its user's screen name and the first id that is one. */
  static Expression statusLink(String screenName, String... ids) {
    return (paths, type) -> {
      int user = paths.slot(screenName);
      int[] slots = Arrays.stream(ids).mapToInt(paths::slot).toArray();
      return (line, out) -> {
        OptionalLong id = OptionalLong.empty();
        for (int i = 0; i < slots.length && id.isEmpty(); i++) {
          id = Conversion.exactLong(line, slots[i]);
        }
        return id.isPresent()
            && line.isString(user)
            && Conversion.addText(
                "http://twitter.com/" + line.text(user) + "/statuses/" + id.getAsLong(), out);
      };
    };
  }

  /** The line as it was delivered, without its end of line. */
  static Expression wholeLine() {
    return (paths, type) ->
        (slots, out) ->
            Conversion.addText(
                JsonText.plain(slots.bytes(), slots.lineFrom(), slots.lineTo()), out);
  }

  /** The line's first characters. */
  static Expression lineStart(int characters) {
    return (paths, type) ->
        (slots, out) -> {
          int longest = slots.lineFrom() + characters * BYTES_OF_A_CHARACTER;
          int to = Math.min(slots.lineTo(), longest);
          String start = JsonText.plain(slots.bytes(), slots.lineFrom(), to);
          int count = Math.min(characters, start.codePointCount(0, start.length()));
          return Conversion.addText(start.substring(0, start.offsetByCodePoints(0, count)), out);
        };
  }

  /** Why the line is unreadable. */
  static Expression reason() {
    return (paths, type) ->
        (slots, out) -> {
          String reason = slots.reason();
          return reason != null && Conversion.addText(reason, out);
        };
  }

  /** The row's place in its list, from 1. */
  static Expression ordinal() {
    return (paths, type) ->
        (slots, out) -> {
          ((Vector.Ints) out).add(slots.ordinal());
          return true;
        };
  }
}
