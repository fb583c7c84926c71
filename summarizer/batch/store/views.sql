-- What people ask a run file: who said what, from which article, verified how. Examples are in docs/runs.md.
--
-- "start" and "end" are offsets into the text of the article, in characters, from the first place that bears the
-- item out; "evidence" are the article's words there. Any other place is in the view called evidence.

CREATE VIEW results AS
SELECT article.id AS article, article.place AS place, outcome.finished AS finished,
       json_extract(outcome.result, '$.source.title') AS title,
       json_extract(outcome.result, '$.source.url') AS url,
       json_extract(outcome.result, '$.source.published') AS published,
       json_extract(outcome.result, '$.source.sha256') AS sha256,
       json_extract(outcome.result, '$.summary.headline.text') AS headline,
       json_extract(outcome.result, '$.summary.summary.text') AS summary,
       json_extract(outcome.result, '$.provenance.model') AS model,
       json_extract(outcome.result, '$.provenance.version') AS version,
       outcome.result AS json
FROM outcome JOIN article ON article.number = outcome.article
WHERE outcome.result IS NOT NULL;

-- Everything that was checked in what came out, good or bad.
CREATE VIEW claims AS
SELECT article.id AS article,
       claim.key AS number,
       json_extract(claim.value, '$.path') AS path,
       json_extract(claim.value, '$.kind') AS kind,
       json_extract(claim.value, '$.text') AS text,
       json_extract(claim.value, '$.verdict') AS verdict,
       json_extract(claim.value, '$.code') AS code,
       json_extract(claim.value, '$.message') AS message,
       json_extract(claim.value, '$.evidence[0].start') AS "start",
       json_extract(claim.value, '$.evidence[0].end') AS "end",
       json_extract(claim.value, '$.evidence[0].text') AS evidence
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.report.claims') AS claim;

-- Every place in the article that bears a claim out.
CREATE VIEW evidence AS
SELECT article.id AS article,
       claim.key AS number,
       json_extract(claim.value, '$.path') AS path,
       json_extract(claim.value, '$.kind') AS kind,
       json_extract(claim.value, '$.text') AS text,
       json_extract(claim.value, '$.verdict') AS verdict,
       json_extract(span.value, '$.start') AS "start",
       json_extract(span.value, '$.end') AS "end",
       json_extract(span.value, '$.text') AS evidence
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.report.claims') AS claim
     JOIN json_each(claim.value, '$.evidence') AS span;

-- The events, figures and quotations of the results, each as JSON. Those of one kind are in the views below.
CREATE VIEW items AS
SELECT results.article AS article, results.place AS place, results.title AS title, results.published AS published,
       part.key AS kind,
       item.key AS number,
       json_extract(item.value, '$.verdict') AS verdict,
       json_extract(item.value, '$.evidence[0].start') AS "start",
       json_extract(item.value, '$.evidence[0].end') AS "end",
       json_extract(item.value, '$.evidence[0].text') AS evidence,
       item.value AS json,
       json_extract(results.json, '$.report.claims') AS claims
FROM results
     JOIN json_each(results.json, '$.summary') AS part ON part.key IN ('events', 'figures', 'quotes')
     JOIN json_each(part.value) AS item;

-- words: how it was found that they are said; attribution: how it was found who says them.
CREATE VIEW quotes AS
SELECT article, place, title, published,
       json_extract(json, '$.speaker') AS speaker,
       json_extract(json, '$.text') AS text,
       verdict,
       (SELECT json_extract(claim.value, '$.message') FROM json_each(claims) AS claim
        WHERE json_extract(claim.value, '$.path') = '/quotes/' || number || '/text'
          AND json_extract(claim.value, '$.kind') = 'quote') AS words,
       (SELECT json_extract(claim.value, '$.message') FROM json_each(claims) AS claim
        WHERE json_extract(claim.value, '$.path') = '/quotes/' || number || '/speaker'
          AND json_extract(claim.value, '$.kind') = 'speaker') AS attribution,
       "start", "end", evidence
FROM items WHERE kind = 'quotes';

CREATE VIEW figures AS
SELECT article, place, title, published,
       json_extract(json, '$.value') AS value,
       json_extract(json, '$.what') AS what,
       verdict,
       (SELECT json_extract(claim.value, '$.message') FROM json_each(claims) AS claim
        WHERE json_extract(claim.value, '$.path') = '/figures/' || number || '/value') AS message,
       "start", "end", evidence
FROM items WHERE kind = 'figures';

-- An event holds several claims: see claims, whose path begins with '/events/' and the number of the event.
CREATE VIEW events AS
SELECT article, place, title, published, number,
       json_extract(json, '$.what') AS what,
       json_extract(json, '$.who') AS who,
       json_extract(json, '$.where') AS "where",
       json_extract(json, '$.when') AS "when",
       json_extract(json, '$.date') AS date,
       verdict
FROM items WHERE kind = 'events';

-- What the model said and the article does not bear out; none of it is in a result.
CREATE VIEW rejected AS
SELECT article.id AS article, article.place AS place,
       json_extract(item.value, '$.path') AS path,
       json_extract(item.value, '$.text') AS text,
       json_extract(item.value, '$.code') AS code,
       json_extract(item.value, '$.reason') AS reason,
       json_extract(item.value, '$.suggestion') AS suggestion
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.rejected') AS item;

-- Why there is no result. Failures that were tried again are there too, with the time of that.
CREATE VIEW failures AS
SELECT article.id AS article, article.place AS place, outcome.finished AS time,
       json_extract(outcome.failure, '$.code') AS code,
       json_extract(outcome.failure, '$.message') AS message,
       json_extract(outcome.failure, '$.hint') AS hint,
       NULL AS retried
FROM outcome JOIN article ON article.number = outcome.article
WHERE outcome.failure IS NOT NULL
UNION ALL
SELECT article.id, article.place, retried.finished,
       json_extract(retried.failure, '$.code'),
       json_extract(retried.failure, '$.message'),
       json_extract(retried.failure, '$.hint'),
       retried.time
FROM retried JOIN article ON article.number = retried.article;

-- Every call of the model, with what came back.
CREATE VIEW calls AS
SELECT article.id AS article, call.time AS time, call.purpose AS purpose, call.model AS model, call.prompt AS prompt,
       call.prompt_version AS prompt_version, call.tokens_in AS tokens_in, call.tokens_out AS tokens_out,
       call.seconds AS seconds, call.cost / 1e12 AS dollars, call.outcome AS outcome, call.cached AS cached,
       json_extract(answer.completion, '$.choices[0].message.content') AS answer, call.key AS "key"
FROM call JOIN article ON article.number = call.article
     LEFT JOIN answer ON answer.key = call.key;
