CREATE TRIGGER intake_submission_wakes AFTER INSERT ON intake_submission
  FOR EACH STATEMENT EXECUTE FUNCTION candour_wake('candour_intake');
