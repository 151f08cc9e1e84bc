-- Languages by hour of the evening; NULL where the service could not tell.
SELECT FLOOR(t.posted_at TO HOUR) AS hour_utc, t.lang, COUNT(*) AS tweets
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final'
  AND EXTRACT(HOUR FROM t.posted_at) BETWEEN 19 AND 22
GROUP BY FLOOR(t.posted_at TO HOUR), t.lang
HAVING COUNT(*) >= 20
ORDER BY hour_utc, tweets DESC;
