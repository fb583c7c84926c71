-- For people to ask questions of: who said what, from which article, verified how. See docs/runs.md.

CREATE VIEW articles AS
SELECT article.id AS article, article.place AS place, article.state AS state, outcome.finished AS finished,
       json_extract(outcome.result, '$.source.title') AS title,
       json_extract(outcome.result, '$.source.url') AS url,
       json_extract(outcome.result, '$.source.published') AS published,
       json_extract(outcome.result, '$.summary.headline.text') AS headline,
       json_extract(outcome.result, '$.summary.summary.text') AS summary
FROM article LEFT JOIN outcome ON outcome.article = article.number;

CREATE VIEW claims AS
SELECT article.id AS article,
       json_extract(claim.value, '$.kind') AS kind,
       json_extract(claim.value, '$.text') AS text,
       json_extract(claim.value, '$.path') AS path,
       json_extract(claim.value, '$.verdict') AS verdict,
       json_extract(claim.value, '$.code') AS code,
       json_extract(claim.value, '$.message') AS message,
       json_extract(claim.value, '$.evidence[0].start') AS "start",
       json_extract(claim.value, '$.evidence[0].end') AS "end",
       json_extract(claim.value, '$.evidence[0].text') AS evidence
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.report.claims') AS claim;

CREATE VIEW quotes AS
SELECT article.id AS article,
       json_extract(quote.value, '$.text') AS text,
       json_extract(quote.value, '$.speaker') AS speaker,
       json_extract(quote.value, '$.verdict') AS verdict,
       json_extract(quote.value, '$.evidence[0].start') AS "start",
       json_extract(quote.value, '$.evidence[0].end') AS "end",
       json_extract(quote.value, '$.evidence[0].text') AS evidence
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.summary.quotes') AS quote;

CREATE VIEW figures AS
SELECT article.id AS article,
       json_extract(figure.value, '$.value') AS value,
       json_extract(figure.value, '$.what') AS what,
       json_extract(figure.value, '$.verdict') AS verdict,
       json_extract(figure.value, '$.evidence[0].start') AS "start",
       json_extract(figure.value, '$.evidence[0].end') AS "end",
       json_extract(figure.value, '$.evidence[0].text') AS evidence
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.summary.figures') AS figure;

CREATE VIEW events AS
SELECT article.id AS article,
       json_extract(event.value, '$.what') AS what,
       json_extract(event.value, '$.who') AS who,
       json_extract(event.value, '$.where') AS place,
       json_extract(event.value, '$.when') AS time,
       json_extract(event.value, '$.date') AS date,
       json_extract(event.value, '$.verdict') AS verdict,
       json_extract(event.value, '$.evidence[0].start') AS "start",
       json_extract(event.value, '$.evidence[0].end') AS "end",
       json_extract(event.value, '$.evidence[0].text') AS evidence
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.summary.events') AS event;

CREATE VIEW rejected AS
SELECT article.id AS article,
       json_extract(item.value, '$.path') AS path,
       json_extract(item.value, '$.text') AS text,
       json_extract(item.value, '$.code') AS code,
       json_extract(item.value, '$.reason') AS reason,
       json_extract(item.value, '$.suggestion') AS suggestion
FROM outcome JOIN article ON article.number = outcome.article
     JOIN json_each(outcome.result, '$.rejected') AS item;

CREATE VIEW failures AS
SELECT article.id AS article, article.place AS place, outcome.finished AS time,
       json_extract(outcome.failure, '$.code') AS code,
       json_extract(outcome.failure, '$.message') AS message,
       json_extract(outcome.failure, '$.hint') AS hint
FROM outcome JOIN article ON article.number = outcome.article
WHERE outcome.failure IS NOT NULL;

CREATE VIEW calls AS
SELECT article.id AS article, call.time AS time, call.purpose AS purpose, call.model AS model, call.prompt AS prompt,
       call.prompt_version AS prompt_version, call.tokens_in AS tokens_in, call.tokens_out AS tokens_out,
       call.seconds AS seconds, call.cost / 1e12 AS dollars, call.outcome AS outcome, call.cached AS cached,
       call.key AS "key"
FROM call JOIN article ON article.number = call.article;
