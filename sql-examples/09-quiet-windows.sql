-- Quiet windows: ten minutes without a tweet have no file.
-- Answered from the list of files alone; not a byte of data is fetched.
SELECT window_start AS quiet_from, window_end AS quiet_until
FROM coverage
WHERE title = 'world-cup-final' AND state = 'silent'
ORDER BY window_start;
