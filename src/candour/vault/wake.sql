-- Wakes the worker: a trigger names the channel, and nothing is said on it.
CREATE FUNCTION candour_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(TG_ARGV[0], '');
  RETURN NULL;
END $$;
