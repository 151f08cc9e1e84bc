-- Quiet windows: ten minutes without a tweet have no file, so a gap between two files is silence.
-- Answered from the list of files alone; not a byte of data is fetched.
SELECT quiet_from, next_file AS quiet_until
FROM (
  SELECT f.window_end AS quiet_from,
         LEAD(f.window_start) OVER (ORDER BY f.window_start) AS next_file
  FROM files f
  JOIN jobs j ON f.job_id = j.job_id
  WHERE j.title = 'world-cup-final') AS gaps
WHERE next_file > quiet_from
ORDER BY quiet_from;
