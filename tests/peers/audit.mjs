// Audits one page after another with Lighthouse in one Chromium: a request is a line of JSON on standard input, its
// answer a line on standard output. It works in the folder that has the packages; CHROME_PATH names the browser, the
// arguments are the browser's flags. Nothing is reported to anyone: only Lighthouse's own command line can do that.
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const TRIES = 4;
const packages = createRequire(`${process.cwd()}/`);
const load = (name) => import(pathToFileURL(packages.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const chrome = await launch({ chromeFlags: process.argv.slice(2), logLevel: "silent" });
const requests = createInterface({ input: process.stdin });
requests.on("line", async (line) => {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
});
await Promise.race([once(requests, "close"), once(process, "SIGTERM")]);
await chrome.kill();
process.exit();

/** Audit a page; again where Chromium left the start of the navigation out of its trace, as it does now and then. */
async function answer({ address, ...settings }) {
  let told;
  for (let tries = 0; tries < TRIES; tries += 1) {
    told = await audit(address, settings).catch((error) => ({ failure: String(error) }));
    if (!told.failure) break;
  }
  return told;
}

async function audit(address, settings) {
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", ...settings });
  const { audits, categories, runtimeError } = lhr;
  const broken = Object.values(audits).find((one) => one.scoreDisplayMode === "error");
  return { audits, categories, failure: runtimeError?.message ?? broken?.errorMessage };
}
