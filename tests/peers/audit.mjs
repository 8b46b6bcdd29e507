// Audits one page after another with Lighthouse in one Chromium: a request is a line of JSON on standard input, its
// answer a line on standard output. Started by tests/peers/lighthouse.py in the folder that has the packages;
// CHROME_PATH names the browser. Nothing is reported to anyone: only Lighthouse's own command line can do that.
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const here = createRequire(`${process.cwd()}/`);
const load = (name) => import(pathToFileURL(here.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const chrome = await launch({ chromeFlags: process.argv.slice(2), logLevel: "silent" });
const lines = createInterface({ input: process.stdin });
lines.on("line", async (line) => {
  const { address, ...settings } = JSON.parse(line);
  const answer = await audit(address, settings).catch((error) => ({ failure: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
await once(lines, "close");
await chrome.kill();
process.exit();

async function audit(address, settings) {
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", ...settings });
  const { audits, categories, runtimeError, runWarnings } = lhr;
  if (runtimeError) throw new Error(runtimeError.message);
  return { audits, categories, runWarnings };
}
