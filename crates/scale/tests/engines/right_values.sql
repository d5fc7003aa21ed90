-- A pupil who does not board and is on the school's list.
INSERT INTO facts (row_id, stage, region, school_kind, boarding, decision_day_list, decision_recognised)
VALUES (1, 'primary', '130925', 'public', 'day', TRUE, TRUE);
-- A grant of an odd number of fen, outside Hebei, where no document states a range.
INSERT INTO facts (row_id, stage, region, school_kind, decision_recognised, grant_fen)
VALUES (2, 'kindergarten', '000000', 'public', TRUE, 31251);
-- Words of a list, as they are read: what is no word is not answered.
CREATE TABLE words (row_id BIGINT, word VARCHAR(10));
INSERT INTO words VALUES (3, '是'), (4, '否'), (5, ''), (6, NULL);
INSERT INTO facts (row_id, stage, region, school_kind, decision_recognised)
SELECT row_id, 'kindergarten', '130925', 'public',
  CASE word WHEN '是' THEN TRUE WHEN '否' THEN FALSE END
FROM words;
-- Twenty thousand pupils whose half is 125,000 fen: more than 32 bits hold.
CREATE TABLE digits (digit BIGINT);
INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
INSERT INTO facts (row_id, stage, region, school_kind, decision_recognised, grant_fen)
SELECT 101 + a.digit + 10 * b.digit + 100 * c.digit + 1000 * d.digit + 10000 * e.digit,
  'kindergarten', '000000', 'public', TRUE, 250000
FROM digits a CROSS JOIN digits b CROSS JOIN digits c CROSS JOIN digits d CROSS JOIN digits e
WHERE e.digit < 2;
