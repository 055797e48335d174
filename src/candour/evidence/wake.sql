CREATE TRIGGER evidence_file_wakes AFTER INSERT ON evidence_file
  FOR EACH STATEMENT EXECUTE FUNCTION candour_wake('candour_scan');
