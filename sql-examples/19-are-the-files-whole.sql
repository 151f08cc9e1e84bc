-- Are the files whole? Files that are on this machine are opened and counted, others are listed.
SELECT f.state,
       COUNT(*) AS files,
       SUM(f.bytes) AS bytes,
       SUM(f.tweets) AS tweets,
       SUM(CASE WHEN f.state = 'listed' OR f.footer_agrees THEN 0 ELSE 1 END) AS footer_missing_or_wrong,
       SUM(f.unreadable_lines) AS unreadable_lines
FROM files f
JOIN jobs j ON f.job_id = j.job_id
WHERE j.title = 'world-cup-final'
GROUP BY f.state
ORDER BY f.state;
