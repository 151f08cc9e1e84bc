-- The minute of the goal: volume and share of tweets that say so, in any language.
SELECT FLOOR(t.posted_at TO MINUTE) AS minute_utc,
       COUNT(*) AS tweets,
       SUM(CASE WHEN LOWER(t.full_text) LIKE '%goal%'
                  OR LOWER(t.full_text) LIKE '%gol%'
                  OR LOWER(t.full_text) LIKE '%tor%' THEN 1 ELSE 0 END) AS about_a_goal
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final'
  AND t.posted_at BETWEEN TIMESTAMP '2014-07-13 21:18:00' AND TIMESTAMP '2014-07-13 21:32:59'
GROUP BY FLOOR(t.posted_at TO MINUTE)
ORDER BY minute_utc;
