/** Lines of the operators' queues: what each is called, what is known of it, and what may be decided. */

import { ask } from "./api.js";
import { rowsOf } from "./briefing.js";
import { h, part } from "./dom.js";
import { readNames } from "./names.js";
import { recordRows } from "./recording.js";
import { say } from "./sentences.js";
import { time } from "./when.js";
import { COMMA, inRow, localized, named } from "./words.js";

function entryOf(provider) {
  const { page } = part(document, "work").dataset;
  return h("a", { href: page.replace("{id}", provider) }, provider);
}

/** A kind of mail, as its public page shows it. */
function letterOf(event) {
  const { letter } = part(document, "work").dataset;
  return h("a", { href: letter.replace("{event}", event), lang: "en" }, event);
}

/** The entries of a round's providers. */
function entriesOf(providers) {
  return h("span", {}, ...inRow(providers.map(entryOf)));
}

/** What an operator must read before a round goes out. */
async function briefOf({ round }) {
  const [{ brief }] = await Promise.all([ask("GET", `/api/queues/rounds/${round}`), readNames(part(document, "work").dataset.names)]);
  return rowsOf(brief);
}

/** What a disputed record says. */
async function factsOf(record) {
  await readNames(part(document, "work").dataset.names);
  return recordRows(record);
}

/** A website that somebody typed: shown, and no link of ours. */
function websiteOf(website) {
  return website || say("fact.no-website")[0];
}

/**
 * Each queue: `id` of a line; its `name`; a `note` below; `facts` as pairs of a sentence's key and a value; `choices` by
 * the key of their sentence, each with the request that carries it out, or nothing where it does not fit the line; `more`
 * reads what else must be known.
 */
export const QUEUES = {
  rounds: {
    id: ({ round }) => round,
    name: ({ title }) => title,
    note: ({ name, made_at: at }) => h("span", {}, named(localized(name)), COMMA, time(at)),
    facts: ({ name, title, providers, made_at: at, reply_by: replyBy }) => [
      ["title", title],
      ["brand", named(localized(name))],
      ["providers", entriesOf(providers)],
      ["since", time(at)],
      ["reply-by", time(replyBy)],
    ],
    more: briefOf,
    choices: {
      "release-round": ({ round }) => ["POST", `/api/queues/rounds/${round}/release`],
      "refuse-round": ({ round }) => ["POST", `/api/queues/rounds/${round}/refuse`],
    },
  },
  brands: {
    id: ({ id }) => id,
    name: ({ name }) => named(localized(name)),
    note: ({ at }) => time(at),
    facts: ({ id, website, at }) => [["website", websiteOf(website)], ["since", time(at)], ["number", id]],
    choices: {
      release: ({ id }) => ["POST", `/api/organisations/brand/${id}/release`],
      "suspend-brand": ({ id }) => ["PUT", `/api/suspensions/brand/${id}`],
    },
  },
  claims: {
    id: ({ provider, account }) => `${provider}.${account}`,
    name: ({ name }) => named(localized(name)),
    note: ({ claimant, address }) => claimant || address,
    facts: ({ provider, claimant, address, account, by, at }) => [
      ["claimant", claimant ? `${claimant}${COMMA}${address}` : address],
      ["ground", say(`ground.${by}`)[0]],
      ["entry", entryOf(provider)],
      ["since", time(at)],
      ["number", account],
    ],
    choices: {
      grant: (line) => [...decisionOf(line), { decision: "grant" }],
      refuse: (line) => [...decisionOf(line), { decision: "refuse" }],
      "suspend-person": ({ account }) => ["PUT", `/api/suspensions/person/${account}`],
    },
  },
  asks: {
    id: ({ provider }) => provider,
    name: ({ name }) => named(localized(name)),
    note: ({ brands }) => say("asking", { count: brands })[0],
    facts: ({ provider, brands, last_at: at }) => [["brands", brands], ["since", time(at)], ["entry", entryOf(provider)]],
    choices: {},
  },
  cooperations: {
    id: ({ id }) => id,
    name: ({ facts }) => facts.store,
    note: ({ disputed_at: at }) => time(at),
    facts: ({ disputed_at: at, id }) => [["since", time(at)], ["number", id]],
    more: factsOf,
    choices: {
      uphold: (record) => [...settling(record), { decision: "confirm" }],
      reject: (record) => [...settling(record), { decision: "reject" }],
    },
  },
  scores: {
    id: ({ provider, quarter, id }) => `${provider}.${quarter}.${id}`,
    name: ({ name }) => named(localized(name)),
    note: ({ disputed_at: at }) => time(at),
    facts: ({ provider, quarter, kind, at, adds, reason, id }) => [
      ["provider", entryOf(provider)],
      ["quarter", quarter.replace("-", " ")],
      ["event", h("span", {}, h("code", {}, kind), COMMA, time(at))],
      ["adds", h("code", {}, Object.entries(adds).map((pair) => pair.join(" ")).join("; "))],
      ["reason", reason],
      ["number", id],
    ],
    choices: {
      stand: (line) => [...striking(line), { verdict: "stand" }],
      strike: (line) => [...striking(line), { verdict: "strike" }],
    },
  },
  mails: {
    id: ({ mailbox, mail }) => mailbox ?? mail,
    name: ({ address, organisation }) => address || organisation.id,
    note: ({ why }) => say(`why.${why}`)[0],
    facts: ({ why, at, event, organisation }) => [
      ["why", say(`why.${why}`)[0]],
      ...(event ? [["mail", letterOf(event)]] : []),
      ...(organisation ? [["for", h("span", { lang: "en" }, organisation.id)]] : []),
      ["since", time(at)],
    ],
    choices: {
      open: ({ mailbox }) => mailbox && ["POST", `/api/queues/mails/${mailbox}/open`],
      close: ({ mail }) => mail && ["POST", `/api/queues/mails/missed/${mail}/close`],
    },
  },
};

function striking({ provider, quarter, id }) {
  return ["POST", `/api/queues/scores/${provider}/${quarter}/${id}/settle`];
}

function settling({ id }) {
  return ["POST", `/api/queues/cooperations/${id}/settle`];
}

function decisionOf({ provider, account }) {
  return ["POST", `/api/organisations/provider/${provider}/claims/${account}`];
}
