package dev.powertrack.tweet;

import static dev.powertrack.tweet.ColumnType.BIGINT;
import static dev.powertrack.tweet.ColumnType.TIMESTAMP;
import static dev.powertrack.tweet.ColumnType.VARCHAR;
import static dev.powertrack.tweet.Expressions.epochMillis;
import static dev.powertrack.tweet.Expressions.firstOf;
import static dev.powertrack.tweet.Expressions.idAtEnd;
import static dev.powertrack.tweet.Expressions.isObject;
import static dev.powertrack.tweet.Expressions.literal;
import static dev.powertrack.tweet.Expressions.notDelivered;
import static dev.powertrack.tweet.Expressions.onlyWhen;
import static dev.powertrack.tweet.Expressions.path;
import static dev.powertrack.tweet.Expressions.textStartsWith;
import static dev.powertrack.tweet.Expressions.when;
import static dev.powertrack.tweet.Expressions.wholeLine;
import static dev.powertrack.tweet.Lists.firstList;
import static dev.powertrack.tweet.Lists.joined;

import dev.powertrack.tweet.Expression.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The columns of COMPLIANCE: what users have taken back. In Activity Streams the verb says what,
 * and {@code object} or {@code actor} whom it is about (samples: compliance). In the original
 * format the verb is the name of the only field: {@code
 * {"delete":{"status":{"id_str":…,"user_id_str":…}}}}.
 */
final class ComplianceColumns {
  /** Verbs that are about a user and not about one tweet. */
  private static final Condition ABOUT_A_USER = textStartsWith("verb", "user_");

  private ComplianceColumns() {}

  static List<CatalogueColumn> all() {
    return List.of(
        column(
                "VERB",
                VARCHAR,
                "What happened: delete, scrub_geo, status_withheld, user_delete, user_protect …",
                firstOf(
                    original(verb -> List.of(onlyWhen(isObject(verb), literal(verb)))),
                    path("verb")))
            .notNull(),
        column(
            "TWEET_ID",
            BIGINT,
            "The tweet that this is about; NULL where it is about a user",
            firstOf(
                original(ComplianceColumns::tweet),
                when(ABOUT_A_USER, notDelivered(), idAtEnd("object.id")))),
        column(
            "USER_ID",
            BIGINT,
            "The user whom, or whose tweet, this is about",
            firstOf(
                original(ComplianceColumns::user),
                onlyWhen(ABOUT_A_USER, idAtEnd("object.id")),
                idAtEnd("object.user_id"),
                idAtEnd("actor.id"))),
        column(
            "UP_TO_ID",
            BIGINT,
            "scrub_geo: the last tweet of the user whose location must go",
            firstOf(
                idAtEnd("target.up_to_id"),
                path("scrub_geo.up_to_status_id_str"),
                path("scrub_geo.up_to_status_id"))),
        column(
            "OCCURRED_AT",
            TIMESTAMP,
            "When it happened, UTC, milliseconds",
            firstOf(
                path("timestampMs"),
                epochMillis("timestampMs"),
                original(verb -> List.of(epochMillis(verb + ".timestamp_ms"))))),
        column(
            "COUNTRIES",
            VARCHAR,
            "Codes of the countries in which it is withheld, joined by '; '",
            joined(
                firstList(
                    "object.withheld_in_countries",
                    "withheld_in_countries",
                    "status_withheld.withheld_in_countries",
                    "user_withheld.withheld_in_countries"),
                ListRows.ELEMENT)),
        column("RAW_JSON", VARCHAR, "The whole record as delivered", wholeLine()));
  }

  private static List<Expression> tweet(String verb) {
    return verb.startsWith("user_")
        ? List.of()
        : paths(verb + ".status.id_str", verb + ".status.id", verb + ".id_str", verb + ".id");
  }

  private static List<Expression> user(String verb) {
    return verb.startsWith("user_")
        ? paths(verb + ".user.id_str", verb + ".user.id", verb + ".id_str", verb + ".id")
        : paths(
            verb + ".status.user_id_str",
            verb + ".status.user_id",
            verb + ".user_id_str",
            verb + ".user_id");
  }

  private static List<Expression> paths(String... paths) {
    return Stream.of(paths).map(Expressions::path).toList();
  }

  /** The first value that one of the original format's verbs gives. */
  private static Expression original(Function<String, List<Expression>> ofVerb) {
    List<Expression> all = new ArrayList<>();
    LineClassifier.COMPLIANCE.forEach(verb -> all.addAll(ofVerb.apply(verb)));
    return firstOf(all.toArray(Expression[]::new));
  }

  private static CatalogueColumn column(
      String name, ColumnType type, String remark, Expression value) {
    return CatalogueColumn.column(name, type, remark, value, value);
  }
}
