-- Spikes: windows with more than twice the average of the hour before.
SELECT window_start, tweets, ROUND(hour_before, 1) AS average_of_hour_before
FROM (
  SELECT window_start,
         tweets,
         AVG(CAST(tweets AS DOUBLE)) OVER (
           ORDER BY window_start ROWS BETWEEN 6 PRECEDING AND 1 PRECEDING) AS hour_before
  FROM (
    SELECT t.window_start, COUNT(*) AS tweets
    FROM tweets t
    JOIN jobs j ON t.job_id = j.job_id
    WHERE j.title = 'world-cup-final'
    GROUP BY t.window_start) AS volume) AS compared
WHERE tweets > 2 * hour_before AND tweets > 50
ORDER BY tweets / hour_before DESC;
