-- What a bureau asks of its answers. `owed` and `owed_after` are the views above.

-- What was paid: fill it from the payment lists, a row a payment; the benefit by its name in owed.
CREATE TABLE payments (row_id BIGINT NOT NULL, benefit VARCHAR(30) NOT NULL, paid_fen BIGINT NOT NULL);

-- Who is entitled to cash and was not paid all of it. Read what is open first: verdict 2 is not here.
CREATE VIEW entitled_and_not_paid AS
SELECT o.row_id, o.benefit, o.least_fen, COALESCE(p.paid_fen, 0) AS paid_fen
FROM owed o
LEFT JOIN (
  SELECT row_id, benefit, SUM(paid_fen) AS paid_fen FROM payments GROUP BY row_id, benefit
) p ON p.row_id = o.row_id AND p.benefit = o.benefit
WHERE o.verdict = 1 AND o.kind = 'cash' AND COALESCE(p.paid_fen, 0) < o.least_fen;

-- Sums by county, stage and benefit: what is certain, what is possible, how many rows are entitled,
-- how many are open, and to how many no document states a sum. Prizes are competed for and loans are
-- paid back: they are sums of what is open to pupils, not of what a budget needs.
CREATE VIEW sums AS
SELECT f.region, f.stage, o.benefit, o.kind,
  SUM(CASE WHEN o.verdict IN (1, 3) THEN 1 ELSE 0 END) AS entitled,
  SUM(CASE WHEN o.verdict = 2 THEN 1 ELSE 0 END) AS open_rows,
  SUM(CASE WHEN o.verdict IN (1, 3) AND o.most_fen IS NULL THEN 1 ELSE 0 END) AS without_sum,
  SUM(o.least_fen) AS least_fen,
  SUM(o.most_fen) AS most_fen
FROM owed o
JOIN facts f ON f.row_id = o.row_id
WHERE o.verdict IN (1, 2, 3)
GROUP BY f.region, f.stage, o.benefit, o.kind;

-- The same by category of hardship; a pupil of two categories counts in both.
CREATE VIEW sums_by_category AS
SELECT h.category, o.benefit,
  SUM(CASE WHEN o.verdict IN (1, 3) THEN 1 ELSE 0 END) AS entitled,
  SUM(o.least_fen) AS least_fen,
  SUM(o.most_fen) AS most_fen
FROM owed o
JOIN hardships h ON h.row_id = o.row_id
WHERE o.verdict IN (1, 2, 3)
GROUP BY h.category, o.benefit;

-- What a new notice changes: fill answers_after with the SELECT of the later term or of the newer
-- rules, over the same facts. Who gains, who loses, and how much is certain.
CREATE VIEW changes AS
SELECT a.row_id, a.benefit, a.verdict AS verdict_before, b.verdict AS verdict_after,
  COALESCE(b.least_fen, 0) - COALESCE(a.least_fen, 0) AS more_fen
FROM owed a
JOIN owed_after b ON b.row_id = a.row_id AND b.benefit = a.benefit
WHERE a.verdict <> b.verdict OR COALESCE(a.least_fen, -1) <> COALESCE(b.least_fen, -1);

-- Codes that are none, which the SELECT takes for «not answered».
