-- What the statements of this process have read: files opened out of files there, and bytes fetched.
-- Run it in the shell or a tool after some other query; by itself it finds nothing.
SELECT scan_id, table_name, state, files_listed, files_selected, files_read, files_fetched,
       bytes_fetched, rows_read, rows_returned, ROUND(seconds, 2) AS seconds
FROM scans
ORDER BY scan_id DESC
LIMIT 20;
