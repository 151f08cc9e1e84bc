-- The tweets that were passed on most within the half hour after the goal, with their full text.
SELECT t.retweeted_screen_name, COUNT(*) AS retweets, MIN(t.full_text) AS full_text
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final'
  AND t.is_retweet
  AND t.posted_at >= TIMESTAMP '2014-07-13 21:20:00'
  AND t.posted_at <  TIMESTAMP '2014-07-13 21:50:00'
GROUP BY t.retweeted_status_id, t.retweeted_screen_name
ORDER BY retweets DESC
LIMIT 10;
