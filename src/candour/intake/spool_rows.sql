-- What waited in the spool notes on its draft that it was sent, as the door would have.
GRANT UPDATE (sealed, sent_at) ON intake_draft TO candour_worker;
