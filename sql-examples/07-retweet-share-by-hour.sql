-- The share of retweets, hour by hour.
SELECT FLOOR(t.posted_at TO HOUR) AS hour_utc,
       COUNT(*) AS tweets,
       ROUND(100.0 * SUM(CASE WHEN t.is_retweet THEN 1 ELSE 0 END) / COUNT(*), 1) AS percent_retweets
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final'
GROUP BY FLOOR(t.posted_at TO HOUR)
ORDER BY hour_utc;
