-- Lifting a bar takes the decisions of two different people, and is never possible for the person complained
-- against. The desk cannot touch the bars; it can only ask for this, and the database looks by itself.
CREATE FUNCTION candour_lift_bar(the_case uuid, the_user uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER
  SET search_path = public AS $$
  UPDATE casework_barred b SET lifted_at = now()
  WHERE b.case_id = the_case AND b.user_id = the_user AND b.lifted_at IS NULL
    AND b.why <> 'person complained against'
    AND EXISTS (
      SELECT FROM casework_decision asked
      JOIN casework_decision confirmed ON confirmed.case_id = asked.case_id AND confirmed.choice = asked.choice
      WHERE asked.case_id = the_case AND asked.choice = the_user::text
        AND asked.kind = 'override-asked' AND confirmed.kind = 'override' AND confirmed."by" <> asked."by")
  RETURNING true
$$;
REVOKE ALL ON FUNCTION candour_lift_bar(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candour_lift_bar(uuid, uuid) TO candour_desk;
