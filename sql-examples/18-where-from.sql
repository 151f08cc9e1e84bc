-- Where tweets came from: the exact place where there is one, else the home in the profile.
SELECT COALESCE(t.place_country, t.derived_country, 'unknown') AS country,
       COUNT(*) AS tweets,
       COUNT(t.latitude) AS with_a_point
FROM tweets t
JOIN jobs j ON t.job_id = j.job_id
WHERE j.title = 'world-cup-final-original'
  AND t.posted_at >= TIMESTAMP '2014-07-13 21:00:00'
  AND t.posted_at <  TIMESTAMP '2014-07-13 21:30:00'
GROUP BY COALESCE(t.place_country, t.derived_country, 'unknown')
ORDER BY tweets DESC, country;
