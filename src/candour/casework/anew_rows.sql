-- In place of the functions in nearest_rows.sql and override_rows.sql.

-- Whoever turns out to be the person complained against is barred for that, whatever bar there was. Whoever was let in
-- and is barred anew, by an act that comes after that, is barred again. Two who bar the same person from the same case
-- at once wait for each other before either looks: else the one does not see what the other has not committed yet.
CREATE OR REPLACE FUNCTION candour_nearest_bar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('bar ' || NEW.case_id || ' ' || NEW.user_id, 0));
  UPDATE casework_barred
  SET why = NEW.why, lifted_at = NULL, since = CASE WHEN lifted_at IS NULL THEN since ELSE NEW.since END
  WHERE case_id = NEW.case_id AND user_id = NEW.user_id
    AND (lifted_at IS NOT NULL OR (NEW.why = 'person complained against' AND why <> NEW.why));
  RETURN NEW;
END $$;

-- Two people decide for each time that a bar is lifted: what was asked and confirmed for an earlier time is used up.
CREATE OR REPLACE FUNCTION candour_lift_bar(the_case uuid, the_user uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER
  SET search_path = public AS $$
  UPDATE casework_barred b SET lifted_at = now()
  WHERE b.case_id = the_case AND b.user_id = the_user AND b.lifted_at IS NULL
    AND b.why <> 'person complained against'
    AND EXISTS (
      SELECT FROM casework_decision asked
      JOIN casework_decision confirmed ON confirmed.case_id = asked.case_id AND confirmed.choice = asked.choice
      WHERE asked.case_id = the_case AND asked.choice = the_user::text
        AND asked.kind = 'override-asked' AND confirmed.kind = 'override' AND confirmed."by" <> asked."by"
        AND confirmed.id > asked.id AND confirmed.at >= b.since
        AND NOT EXISTS (
          SELECT FROM casework_decision used
          WHERE used.case_id = the_case AND used.choice = the_user::text AND used.kind = 'override'
            AND used.id > asked.id AND used.id < confirmed.id))
  RETURNING true
$$;

-- Whoever was found to be complained against before there was such a function.
UPDATE casework_barred b SET why = 'person complained against', lifted_at = NULL
FROM casework_person p JOIN directory_serving s ON s.id = p.serving_id
WHERE p.role = 'person_complained_against' AND p.case_id = b.case_id AND s.user_id = b.user_id
  AND b.why <> 'person complained against';
