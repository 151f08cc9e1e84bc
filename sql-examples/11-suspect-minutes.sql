-- What was posted in the minutes that the service's archive may not hold whole.
SELECT s.minute_start, COUNT(*) AS tweets_delivered
FROM suspect_minutes s
JOIN jobs j ON s.job_id = j.job_id
JOIN tweets t ON t.job_id = s.job_id AND FLOOR(t.posted_at TO MINUTE) = s.minute_start
WHERE j.title = 'world-cup-final'
  AND t.posted_at >= TIMESTAMP '2014-07-13 21:00:00'
  AND t.posted_at <  TIMESTAMP '2014-07-13 23:00:00'
GROUP BY s.minute_start
ORDER BY s.minute_start;
