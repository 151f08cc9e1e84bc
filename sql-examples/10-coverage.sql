-- Coverage of each delivered job: windows of its period, files there, silent windows, suspect
-- minutes. url_count is the service's word, files_listed what it really listed.
SELECT j.title,
       TIMESTAMPDIFF(MINUTE, j.from_date, j.to_date) / 10 AS windows,
       r.url_count,
       r.files_listed,
       TIMESTAMPDIFF(MINUTE, j.from_date, j.to_date) / 10 - r.files_listed AS silent_windows,
       r.suspect_minutes
FROM jobs j
JOIN results r ON r.job_id = j.job_id
ORDER BY j.title;
