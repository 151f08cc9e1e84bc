-- What the account holds: every job that has not expired, newest period first.
-- One request to the service: these columns are all in its list of jobs.
SELECT title, status, percent_complete, from_date, to_date, expires_at
FROM jobs
ORDER BY from_date DESC;
