-- What came with a request for a review belongs to a task without a case: the desk sees it where it sees the task.
-- It stays with the body that reviews, also when the task is joined to a case later.
CREATE POLICY desk_of_task ON evidence_file FOR SELECT TO candour_desk
  USING (origin = 'review' AND EXISTS (SELECT FROM casework_task t WHERE t.id = evidence_file.case_id));
