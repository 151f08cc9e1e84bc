package dev.powertrack.sql.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * Puts parentheses into long chains of OR and of AND, which mean the same with them: {@code a OR b
 * OR c OR d OR …} becomes {@code a OR (b OR c) OR (d OR …}, only with more in each. Calcite's
 * parser looks at all of a chain for each of its parts, which took 15 seconds for a thousand words
 * that a text is searched for, and makes a tree of it that is as deep as the chain is long.
 */
final class LongConditions implements SqlBabelParserImplConstants {
  /** Shorter chains stay as they are. */
  private static final int LONG = 64;

  private static final int TOGETHER = 24;

  /** What no chain goes beyond. */
  private static final Set<Integer> ENDS =
      Set.of(
          COMMA, SELECT, WHERE, ON, HAVING, QUALIFY, GROUP, ORDER, BY, UNION, INTERSECT, EXCEPT,
          MINUS, WHEN, THEN, ELSE, AS, SET, VALUES, JOIN, LIMIT, WINDOW);

  private final TokenList words;

  /** What to put before words, by their indexes: each stands beside an operator of its own. */
  private final SortedMap<Integer, String> parentheses = new TreeMap<>();

  private LongConditions(TokenList words) {
    this.words = words;
  }

  /** Does so in all of a statement. */
  static void group(TokenList words) {
    LongConditions conditions = new LongConditions(words);
    conditions.find();
    conditions.insert();
  }

  /** The chains between a parenthesis, or CASE, and its end. */
  private final class Chains {
    private final boolean ofCase;
    private final List<Integer> ors = new ArrayList<>();
    private final List<Integer> ands = new ArrayList<>();
    private int betweens;

    Chains(boolean ofCase) {
      this.ofCase = ofCase;
    }

    void meet(int i) {
      switch (words.kind(i)) {
        case OR -> {
          end(ands);
          ors.add(i);
        }
        case BETWEEN -> betweens++;
        case AND -> {
          if (betweens > 0) {
            betweens--;
          } else {
            ands.add(i);
          }
        }
        default -> {
          if (ENDS.contains(words.kind(i))) {
            end();
          }
        }
      }
    }

    void end() {
      end(ands);
      end(ors);
      betweens = 0;
    }

    private void end(List<Integer> operators) {
      if (operators.size() >= LONG) {
        for (int i = 0; i + TOGETHER < operators.size(); i += TOGETHER) {
          parentheses.put(operators.get(i) + 1, "(");
          parentheses.put(operators.get(i + TOGETHER), ")");
        }
      }
      operators.clear();
    }
  }

  private void find() {
    Deque<Chains> open = new ArrayDeque<>();
    open.push(new Chains(false));
    for (int i = 0; i < words.size(); i++) {
      switch (words.kind(i)) {
        case LPAREN, LBRACKET, LBRACE -> open.push(new Chains(false));
        case CASE -> open.push(new Chains(true));
        case RPAREN, RBRACKET, RBRACE -> close(open, false);
        case END -> close(open, true);
        default -> open.element().meet(i);
      }
    }
    open.forEach(Chains::end);
  }

  private static void close(Deque<Chains> open, boolean ofCase) {
    if (open.size() > 1 && open.element().ofCase == ofCase) {
      open.pop().end();
    }
  }

  private void insert() {
    int added = 0;
    for (Map.Entry<Integer, String> place : parentheses.entrySet()) {
      words.insert(place.getKey() + added, place.getValue());
      added++;
    }
  }
}
