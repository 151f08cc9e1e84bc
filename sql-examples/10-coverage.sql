-- Coverage of each delivered job: windows of its period, files there, silent windows, suspect
-- minutes. url_count is the service's word, files_listed what it really listed.
SELECT c.title,
       COUNT(*) AS windows,
       r.url_count,
       COUNT(c.file_name) AS files_listed,
       COUNT(*) FILTER (WHERE c.state = 'silent') AS silent_windows,
       SUM(c.suspect_minutes) AS suspect_minutes
FROM coverage c
JOIN results r ON r.job_id = c.job_id
GROUP BY c.title, r.url_count
ORDER BY c.title;
