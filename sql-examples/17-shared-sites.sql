-- The sites that were linked to, by the unwound address where the service followed the link.
SELECT REGEXP_REPLACE(COALESCE(u.unwound_url, u.expanded_url), '^https?://(www\.)?([^/?#]+).*$', '$2') AS site,
       COUNT(*) AS links
FROM tweet_urls u
JOIN jobs j ON u.job_id = j.job_id
WHERE j.title = 'world-cup-final'
  AND u.posted_at >= TIMESTAMP '2014-07-13 20:00:00'
  AND u.posted_at <  TIMESTAMP '2014-07-13 22:00:00'
GROUP BY 1
ORDER BY links DESC, site
LIMIT 10;
