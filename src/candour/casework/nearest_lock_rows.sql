-- In place of the function in nearest_rows.sql. Two who bar the same person from the same case at once wait for each
-- other before either looks: else the nearer reason does not see the lesser one, which is not committed yet.
CREATE OR REPLACE FUNCTION candour_nearest_bar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('bar ' || NEW.case_id || ' ' || NEW.user_id, 0));
  UPDATE casework_barred SET why = NEW.why, lifted_at = NULL
  WHERE NEW.why = 'person complained against' AND case_id = NEW.case_id AND user_id = NEW.user_id
    AND why <> NEW.why;
  RETURN NEW;
END $$;

-- Whoever was found to be complained against before there was such a function.
UPDATE casework_barred b SET why = 'person complained against', lifted_at = NULL
FROM casework_person p JOIN directory_serving s ON s.id = p.serving_id
WHERE p.role = 'person_complained_against' AND p.case_id = b.case_id AND s.user_id = b.user_id
  AND b.why <> 'person complained against';
