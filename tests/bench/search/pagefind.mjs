// Writes Pagefind's index of a file of documents: `node pagefind.mjs DOCUMENTS OUT LANGUAGE...`, in the folder that has
// the package.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const AT_ONCE = 200;
const [source, outputPath, ...languages] = process.argv.slice(2);
const { close, createIndex } = await import(pathToFileURL("node_modules/pagefind/lib/index.js"));

const documents = JSON.parse(readFileSync(source, "utf-8"));
const { index, errors } = await createIndex();
check(errors);
for (const language of languages) {
  for (let start = 0; start < documents.length; start += AT_ONCE) {
    const added = documents.slice(start, start + AT_ONCE).map((document) => index.addCustomRecord(recordOf(document, language)));
    for (const { errors: found } of await Promise.all(added)) check(found);
  }
}
check((await index.writeFiles({ outputPath })).errors);
await close();

function recordOf({ id, name, other, labels, read, facets }, language) {
  const content = [name, other, labels, read].join(" ");
  return { url: `/${language}/${id}`, content, language, meta: { title: name, id }, filters: facets };
}

function check(errors) {
  if (errors.length) throw new Error(errors.join("\n"));
}
