"""Room 2: professional standards, the local policing body and the IOPC. Owns no tables."""
