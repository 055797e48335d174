-- Whoever turns out to be the person complained against is barred for that, also where a bar for less stands or was
-- lifted: that reason is never lifted. Everything else that is found later leaves the bar that is there as it is.
CREATE FUNCTION candour_nearest_bar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$
BEGIN
  UPDATE casework_barred SET why = NEW.why, lifted_at = NULL
  WHERE NEW.why = 'person complained against' AND case_id = NEW.case_id AND user_id = NEW.user_id
    AND why <> NEW.why;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION candour_nearest_bar() FROM PUBLIC;
CREATE TRIGGER nearest_bar BEFORE INSERT ON casework_barred
  FOR EACH ROW EXECUTE FUNCTION candour_nearest_bar();
