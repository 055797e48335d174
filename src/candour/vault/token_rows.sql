-- Search tokens: found at the desk under the same rule as the case they belong to.
GRANT SELECT, INSERT ON vault_token TO candour_worker, candour_desk;
ALTER TABLE vault_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault_token FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON vault_token TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON vault_token TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY desk_own_authority ON vault_token TO candour_desk
  USING (authority = (SELECT candour_authority()) AND (SELECT candour_sees_cases())
         AND case_id <> ALL ((SELECT candour_barred_cases())::uuid[]))
  WITH CHECK (authority = (SELECT candour_authority()));
-- The master key is turned by wrapping each case key anew: the owner's command does it.
GRANT UPDATE ON vault_casekey TO candour_worker;
