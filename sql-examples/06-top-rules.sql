-- Which rule brought how much: a tweet that fits several counts for each.
SELECT r.rule_tag, r.rule_value, COUNT(*) AS tweets
FROM tweet_matching_rules r
JOIN jobs j ON r.job_id = j.job_id
WHERE j.title = 'world-cup-final'
GROUP BY r.rule_tag, r.rule_value
ORDER BY tweets DESC;
