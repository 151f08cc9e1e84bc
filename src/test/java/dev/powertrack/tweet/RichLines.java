package dev.powertrack.tweet;

import java.util.List;

/** Invented lines that between them have something at nearly every path that columns want. */
final class RichLines {
  private static final String ENTITIES =
      """
      {hashtags: [{text: 'tea', indices: [0, 4]}, {text: 'c\\u00e4ke', indices: [5, 10]}],
       symbols: [{text: 'SPY', indices: [11, 15]}],
       user_mentions: [{id: 8, id_str: '8', screen_name: 'bob', name: 'B "b"', indices: [1, 2]}],
       urls: [{url: 'http://t.co/a', expanded_url: 'http://a', display_url: 'a', indices: [3, 4],
               unwound: {url: 'http://aa', status: 200, title: 'A', description: 'D'}}],
       media: [{id_str: '5', type: 'photo', media_url_https: 'https://i/1.jpg', url: 'http://t/m',
                indices: [16, 20]}],
       polls: [{duration_minutes: 60, end_datetime: 'Thu May 25 22:13:40 +0000 2017',
                options: [{text: 'yes'}, {text: 'no'}]}]}
      """;
  private static final String MEDIA =
      """
      {media: [{id_str: '5', type: 'video', media_url: 'http://i/1.jpg', url: 'http://t/m',
                expanded_url: 'http://m', display_url: 'm', indices: [16, 20],
                source_status_id_str: '900', video_info: {duration_millis: 1000, variants: [
                  {content_type: 'video/mp4', bitrate: 1, url: 'http://v/1.mp4'},
                  {content_type: 'video/mp4', bitrate: 2, url: 'http://v/2.mp4'}]}}]}
      """;
  private static final String RULES =
      "[{value: 'tea', tag: 't', id: 715947673707089920}, {tag: 'u'}]";
  private static final String BOX = "[[[-70.5, -33.5], [-70.25, -33.25]]]";

  private RichLines() {}

  static List<String> all() {
    return List.of(
        activityStreams(TweetLine.activityStreams()),
        activityStreams(TweetLine.activityStreamsRetweet()),
        original(TweetLine.original()),
        original(TweetLine.originalRetweet()),
        "{\"info\":{\"message\":\"Replay Request Completed\",\"activity_count\":895}}",
        "{\"verb\":\"delete\",\"object\":{\"id\":\"tag:x,2005:1\"},\"actor\":{\"id\":\"id:x:2\"}}",
        "{\"status_withheld\":{\"id\":1,\"user_id\":2,\"withheld_in_countries\":[\"XY\"]}}",
        "{\"scrub_geo\":{\"user_id\":2,\"up_to_status_id\":1,\"timestamp_ms\":\"1409788986504\"}}",
        "{\"no\":\"known kind\"}",
        "\r");
  }

  private static String activityStreams(TweetLine tweet) {
    String quoted =
        "{id: 'tag:x,2005:800', body: 'q', actor: {id: 'id:x:9', preferredUsername: 'cy'}}";
    return tweet
        .set("twitter_entities", ENTITIES)
        .set("object.twitter_entities", ENTITIES)
        .set("twitter_extended_entities", MEDIA)
        .set("object.twitter_extended_entities", MEDIA)
        .set("long_object", "{body: 'a long text', twitter_entities: " + ENTITIES + "}")
        .set("twitter_quoted_status", quoted)
        .set("object.favoritesCount", "3")
        .set("inReplyTo.link", "'http://twitter.com/bob/statuses/700'")
        .set("twitter_lang", "'en'")
        .set("twitter_filter_level", "'low'")
        .set("generator", "{displayName: 'App', link: 'http://app'}")
        .set("retweetCount", "5")
        .set("favoritesCount", "6")
        .set(
            "actor",
            """
            {id: 'id:twitter.com:7', preferredUsername: 'ada', displayName: 'Ada \\ud83d\\udc23',
             summary: 'line\\nline', links: [{href: 'http://ada', rel: 'me'}],
             location: {displayName: 'Here'}, postedTime: '2010-01-02T03:04:05.678Z',
             verified: true, followersCount: 1, friendsCount: 2, listedCount: 3,
             statusesCount: 4, favoritesCount: 5, twitterTimeZone: 'London', utcOffset: '3600',
             languages: ['en'], image: 'http://i'}
            """)
        .set("geo", "{type: 'Point', coordinates: [40.5, -105.25]}")
        .set(
            "location",
            """
            {name: 'N', displayName: 'N, M', country_code: 'Chile', twitter_country_code: 'CL',
             twitter_place_type: 'city', link: 'https://x/geo/id/00c4.json'}
            """)
        .set("location.geo.coordinates", BOX)
        .set(
            "gnip",
            """
            {klout_score: 17, language: {value: 'en'},
             klout_profile: {klout_user_id: '1', topics: [{id: '2', displayName: 'Tea',
               score: 0.5, topic_type: 'influence', link: 'http://k'}]},
             urls: [{url: 'http://t.co/a', expanded_url: 'http://aa', expanded_status: 200,
                     expanded_url_title: 'A', expanded_url_description: 'D'},
                    {url: 'http://t.co/b', expanded_url: 'http://bb'}],
             profileLocations: [{displayName: 'D', geo: {coordinates: [1.5, 2.5]}, address:
               {country: 'C', countryCode: 'CC', region: 'R', subRegion: 'S', locality: 'L'}}]}
            """)
        .set("gnip.matching_rules", RULES)
        .set("edit_history", "{initial_tweet_id: '1001', edit_tweet_ids: ['1001', '1002']}")
        .set("editable", "true")
        .line();
  }

  private static String original(TweetLine tweet) {
    return tweet
        .set("entities", ENTITIES)
        .set("extended_entities", MEDIA)
        .set("extended_tweet", "{full_text: 'a long text', entities: " + ENTITIES + "}")
        .set("quoted_status", "{id_str: '800', text: 'q', user: {id_str: '9', screen_name: 'cy'}}")
        .set("is_quote_status", "true")
        .set("in_reply_to_status_id_str", "'700'")
        .set("in_reply_to_screen_name", "'bob'")
        .set("in_reply_to_user_id_str", "'8'")
        .set("lang", "'en'")
        .set("filter_level", "'low'")
        .set("possibly_sensitive", "false")
        .set("source", "'<a href=\"http://app\" rel=\"nofollow\">App</a>'")
        .set("retweet_count", "5")
        .set("favorite_count", "6")
        .set("reply_count", "7")
        .set("quote_count", "8")
        .set(
            "user",
            """
            {id: 7, id_str: '7', screen_name: 'ada', name: 'Ada \\ud83d\\udc23',
             description: 'line\\nline', url: 'http://ada', location: 'Here',
             created_at: 'Sat Jan 02 03:04:05 +0000 2010', verified: true, followers_count: 1,
             friends_count: 2, listed_count: 3, statuses_count: 4, favourites_count: 5,
             time_zone: 'London', utc_offset: 3600, lang: 'en', profile_image_url_https: 'http://i',
             derived: {klout: {score: 17, user_id: '1',
               influence_topics: [{id: '2', name: 'Tea', score: 0.5, url: 'http://k'}],
               interest_topics: [{id: '3', name: 'Cake', score: 0.25, url: 'http://l'}]},
               locations: [{full_name: 'D', geo: {coordinates: [1.5, 2.5]}, country: 'C',
                 country_code: 'CC', region: 'R', sub_region: 'S', locality: 'L'}]}}
            """)
        .set("coordinates", "{type: 'Point', coordinates: [-105.25, 40.5]}")
        .set(
            "place",
            """
            {id: '00c4', name: 'N', full_name: 'N, M', country: 'Chile', country_code: 'CL',
             place_type: 'city'}
            """)
        .set("place.bounding_box.coordinates", BOX)
        .set("matching_rules", RULES)
        .set("edit_history", "{initial_tweet_id: '1001', edit_tweet_ids: ['1001', '1002']}")
        .set("editable", "true")
        .line();
  }
}
