-- Whoever turns out to be a person named on cases gets no row of these, in the act that says so. An administrator
-- ties sign-ins to the register and sees no case: the function adds bars and tells nothing.
CREATE FUNCTION candour_bar_linked(the_user uuid, the_serving uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public AS $$
  INSERT INTO casework_barred (case_id, user_id, why, since)
  SELECT p.case_id, the_user,
    CASE WHEN bool_or(p.role = 'person_complained_against') THEN 'person complained against'
         WHEN bool_or(p.role = 'witness') THEN 'named as a witness' ELSE 'declared a conflict' END, now()
  FROM casework_person p WHERE p.serving_id = the_serving GROUP BY p.case_id
  ON CONFLICT (case_id, user_id) DO NOTHING
$$;
REVOKE ALL ON FUNCTION candour_bar_linked(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candour_bar_linked(uuid, uuid) TO candour_desk;
