-- One day out of a year-long job: 144 of its 52,560 files are opened.
SELECT EXTRACT(HOUR FROM t.posted_at) AS hour_utc, COUNT(*) AS tweets, COUNT(DISTINCT t.user_id) AS users
FROM tweets t
WHERE CAST(t.posted_at AS DATE) = DATE '2013-05-17'
GROUP BY EXTRACT(HOUR FROM t.posted_at)
ORDER BY hour_utc;
