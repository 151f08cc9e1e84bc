-- Who wrote most on the day, and how many people might have read it.
SELECT t.user_screen_name,
       COUNT(*) AS tweets,
       MAX(t.user_followers_count) AS followers
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final'
GROUP BY t.user_screen_name
ORDER BY tweets DESC, t.user_screen_name
LIMIT 10;
