-- Tweets in every ten minutes of the evening of the final.
-- The join chooses the job, the times choose its files: 30 of 139 are opened.
SELECT t.window_start, COUNT(*) AS tweets
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final'
  AND t.posted_at >= TIMESTAMP '2014-07-13 18:00:00'
  AND t.posted_at <  TIMESTAMP '2014-07-13 23:00:00'
GROUP BY t.window_start
ORDER BY t.window_start;
