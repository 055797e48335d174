-- One alert for each pattern, person and hour: the first of each such hour takes in what follows.
UPDATE audit_alert SET hour = date_trunc('hour', at, 'UTC') WHERE id IN (
  SELECT DISTINCT ON (pattern, actor, authority, date_trunc('hour', at, 'UTC')) id FROM audit_alert
  ORDER BY pattern, actor, authority, date_trunc('hour', at, 'UTC'), at, event
);
-- The worker counts on; who, where and what an alert is about it cannot change.
GRANT UPDATE (at, event, last_at, count) ON audit_alert TO candour_worker;
