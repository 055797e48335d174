"""The record.

A case is one complaint in the hands of one appropriate authority: one submission becomes one case
for each authority that must deal with a part of it. What the person said is kept word for word and
never edited. What happened since is a list of events; clocks, the timeline and the next due date are
derived from it. A decision is never changed, only followed by a newer one.

Rooms read through `queries` and write through `actions`. Nothing else touches these tables.
"""
