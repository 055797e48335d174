-- The door only adds: a time that the worker cannot hold would stop the removal of what nobody needs.
ALTER TABLE evidence_upload
  ADD CONSTRAINT evidence_upload_time CHECK (at BETWEEN '1900-01-01' AND '3000-01-01') NOT VALID;
