-- What a delivered tweet has cost, job by job, and how good the estimate was.
-- These columns stand on each job's own page: one request a job.
SELECT title,
       cost_dollars,
       activity_count,
       ROUND(100 * cost_dollars / activity_count, 3) AS cents_per_tweet,
       ROUND(100.0 * activity_count / estimated_activity_count, 0) AS percent_of_estimate
FROM jobs
WHERE status = 'delivered'
ORDER BY cents_per_tweet;
