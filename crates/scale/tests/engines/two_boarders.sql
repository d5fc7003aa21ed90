INSERT INTO facts (row_id, stage, entry, region, school_kind, boarding, decision_recognised,
  hardship_rural_subsistence, hardship_orphan)
VALUES (1, 'primary', 'second-grade', '130925', 'public', 'boarder', TRUE, TRUE, TRUE),
  (2, 'junior-middle', NULL, '130925', 'public', 'boarder', TRUE, TRUE, FALSE);
-- Two payments of one benefit are one sum.
INSERT INTO payments VALUES (1, 'living-subsidy', 15000), (1, 'living-subsidy', 5000);
