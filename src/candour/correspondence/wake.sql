CREATE TRIGGER correspondence_message_wakes AFTER INSERT ON correspondence_message
  FOR EACH STATEMENT EXECUTE FUNCTION candour_wake('candour_outbox');
