-- The hashtags of the half hour of the goal, upper and lower case together.
SELECT UPPER(h.hashtag) AS hashtag, COUNT(*) AS uses, COUNT(DISTINCT h.tweet_id) AS tweets
FROM tweet_hashtags h
JOIN jobs j ON h.job_id = j.job_id
WHERE j.title = 'world-cup-final'
  AND h.posted_at BETWEEN TIMESTAMP '2014-07-13 21:15:00' AND TIMESTAMP '2014-07-13 21:45:00'
GROUP BY UPPER(h.hashtag)
ORDER BY uses DESC, hashtag
LIMIT 15;
