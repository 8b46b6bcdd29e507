/** The own account: name and language, organisations, devices, data, and leaving. */

import { onPress, onSurePress } from "./act.js";
import { keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { showName } from "./header.js";
import { leaveFor, logOut, logOutEverywhere } from "./leaving.js";
import { nowIAm } from "./me.js";
import { nameOf, pageOf } from "./places.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { time } from "./when.js";
import "./tally.js";

const work = part(document, "work");
const person = part(work, "person");
let me;

function showPerson(found) {
  me = found;
  nowIAm(found);
  fill(part(work, "address"), found.address);
  person.elements.name.value = found.name;
  person.elements.language.value = found.language;
}

async function savePerson({ name, language }) {
  showPerson(await ask("PATCH", "/api/me", { name, language, v: me.v }));
  await showName();
  tell(say("saved"));
  focusTold();
}

function showOrganisations(organisations) {
  part(work, "alone").hidden = organisations.length > 0;
  const lines = organisations.map((each) =>
    h(
      "li",
      {},
      h("span", {}, h("b", {}, nameOf(each)), " ", h("span", { class: "tag" }, ...say(each.role))),
      each.is_suspended ? "" : h("a", { href: pageOf(each) }, ...say("manage")),
    ),
  );
  part(work, "organisations").replaceChildren(...lines);
}

function showDevices(devices) {
  part(work, "devices").replaceChildren(...devices.map(deviceOf));
}

function deviceOf(device) {
  const name = device.browser ? [device.browser] : say("unknown-device");
  const seen = h("span", { class: "fine" }, ...say("seen", { time: time(device.seen_at) }));
  const what = h("span", {}, h("b", {}, ...name), h("br", {}), seen);
  if (device.is_this) return h("li", {}, what, h("span", { class: "tag" }, ...say("this-device")));
  const end = h("button", { class: "button", type: "button" }, ...say("end"));
  onPress(end, async () => {
    await ask("DELETE", at`/api/me/devices/${device.id}`);
    showDevices((await ask("GET", "/api/me/devices")).devices);
    tell(say("ended"));
    focusTold();
  });
  return h("li", {}, what, end);
}

/** Hand over everything that is kept about the person, as a file. */
async function exportData() {
  const kept = await ask("GET", "/api/me/export");
  const address = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], { type: "application/json" }));
  h("a", { href: address, download: "hezuo.json" }).click();
  URL.revokeObjectURL(address);
  tell(say("exported"));
  focusTold();
}

async function deleteAccount() {
  await ask("DELETE", "/api/me", { v: me.v });
  leaveFor("deleted");
}

function showAlways() {
  part(work, "always").hidden = false;
}

onSubmit(person, savePerson);
onSubmit(part(work, "delete"), deleteAccount);
onPress(part(work, "logout"), logOut);
onSurePress(part(work, "everywhere"), () => say("everywhere"), logOutEverywhere);
onPress(part(work, "export"), exportData);
keepQuery();
showPerson(await enter(showAlways));
const [{ organisations }, { devices }] = await read(() =>
  Promise.all([ask("GET", "/api/organisations"), ask("GET", "/api/me/devices")]),
);
showOrganisations(organisations);
showDevices(devices);
showAlways();
part(work, "filled").hidden = false;
part(work, "ending").hidden = false;
