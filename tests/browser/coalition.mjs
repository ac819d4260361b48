// The invented coalition of the pictures: four organisations on three instances, one letter.

import { readFileSync } from "node:fs";
import { Instance, until } from "./instance.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`sample/${name}.json`, import.meta.url), "utf8"));

/** Starts and fills the instances; gives them, the organiser, and the letter's path and id. */
export async function coalition(program) {
  const instances = [];
  const end = () => Promise.all(instances.map((instance) => instance.end()));
  try {
    for (const [name, port] of [["quayside", 8101], ["gantry", 8102], ["letters", 8103]]) {
      instances.push(await Instance.start(program, name, port));
    }
    return { ...(await fill(...instances)), end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function fill(quayside, gantry, letters) {
  const organiser = quayside.organisation("quayside", { en: "Quayside Workers’ Union", "zh-Hant": "碼頭工人工會" });
  const mechanics = gantry.organisation("mechanics", { en: "Gantry Mechanics’ League", "zh-Hant": "吊機技工同盟" });
  const nurses = letters.organisation("nurses", { en: "Harbour Nurses’ Association", ar: "رابطة ممرضات الميناء" });
  const cooks = letters.organisation("cooks", { ru: "Профсоюз судовых поваров", en: "Ships’ Cooks’ Union" });

  const letter = { ...read("letter"), organiser: organiser.id, initiators: [mechanics.id] };
  const { id } = await say(organiser, "POST", "/appeals", letter);
  await say(organiser, "POST", `/appeals/${letter.slug}/publish`);
  await say(mechanics, "POST", "/invitations/accept", { org: mechanics.id, object: id });

  const signers = read("signers");
  for (const signer of signers) {
    await say(organiser, "POST", "/attestations", { org: organiser.id, object: id, ...signer });
  }
  for (const [who, country] of [[mechanics, "NL"], [nurses, "TN"], [cooks, "GE"]]) {
    await say(who, "POST", "/endorsements", { org: who.id, object: id, names: who.names, country });
  }
  const query = `?object=${encodeURIComponent(id)}`;
  await until("the same list on all instances", async () => {
    const states = [];
    for (const who of [organiser, mechanics, nurses]) states.push(await say(who, "GET", `/state${query}`));
    const same = new Set(states.map((state) => state.stateDigest)).size === 1;
    if (!same || states[0].count < signers.length + 3) throw new Error(JSON.stringify(states));
  });
  await desk(organiser, mechanics, [nurses, cooks]);
  return { organiser, path: `/appeals/${letter.slug}` };
}

/** Something to do at the organiser's desk: signers who wait, and an appeal of others endorsed. */
async function desk(organiser, mechanics, waiting) {
  const [water, hoists] = read("others");
  const { id } = await say(organiser, "POST", "/appeals", { ...water, organiser: organiser.id });
  await say(organiser, "POST", `/appeals/${water.slug}/publish`);
  for (const who of waiting) await say(who, "POST", "/endorsements", { org: who.id, object: id, names: who.names });

  const { id: other } = await say(mechanics, "POST", "/appeals", { ...hoists, organiser: mechanics.id });
  await say(mechanics, "POST", `/appeals/${hoists.slug}/publish`);
  const { id: org, names } = organiser;
  await say(organiser, "POST", "/endorsements", { org, object: other, names, country: "HK" });
  await until("those who wait", async () => {
    const { items } = await say(organiser, "GET", `/pending?object=${encodeURIComponent(id)}`);
    if (items.length < waiting.length) throw new Error(`${items.length} wait`);
  });
}

function say(who, method, path, body) {
  return who.instance.call(method, `/api/v1${path}`, { token: who.token, body });
}
