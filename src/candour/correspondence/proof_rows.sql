-- All proofs of the roots that there are were given out with them.
UPDATE correspondence_told SET proofs = (SELECT coalesce(max(links), 0) FROM audit_root);
