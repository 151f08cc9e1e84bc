-- Two jobs delivered the same tweets in the two formats: does every row agree?
-- An hour of each is read; the answer should be nothing but equal rows.
SELECT COUNT(*) AS tweets,
       SUM(CASE WHEN a.full_text = b.full_text
                 AND a.lang = b.lang
                 AND a.retweet_count = b.retweet_count
                 AND a.user_screen_name = b.user_screen_name THEN 1 ELSE 0 END) AS equal_rows
FROM tweets a
JOIN tweets b ON a.tweet_id = b.tweet_id AND a.data_format <> b.data_format
WHERE a.data_format = 'activity_streams'
  AND a.posted_at >= TIMESTAMP '2014-07-13 20:00:00' AND a.posted_at < TIMESTAMP '2014-07-13 20:30:00'
  AND b.posted_at >= TIMESTAMP '2014-07-13 20:00:00' AND b.posted_at < TIMESTAMP '2014-07-13 20:30:00';
