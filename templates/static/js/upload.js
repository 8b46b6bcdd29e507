/** Uploading a document: announced with its size and checksum, sent by the form that is answered, and compared there. */

import { ask, at, Refused } from "./api.js";
import { ulid } from "./ulid.js";

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const TYPES = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
};
/** Numbers of files whose upload was begun, by their checksum: a second try is the same document. */
const begun = new Map();

/**
 * Upload a file and return its document.
 *
 * @param {File} file
 * @param {{brand: string, kind: string}} of
 * @param {(share: number | undefined) => void} tell Called with how much of it was sent, 0 to 1; nothing where that is not known.
 */
export async function upload(file, { brand, kind }, tell) {
  tell(undefined);
  const sha256 = await checksumOf(file);
  const id = begun.get(sha256) ?? ulid();
  begun.set(sha256, id);
  const announced = { id, name: file.name.normalize("NFC"), kind, type: typeOf(file), size: file.size, sha256 };
  await send(await ask("POST", at`/api/documents/${brand}`, announced), file, tell);
  tell(undefined);
  const made = await ask("POST", at`/api/documents/${brand}/${id}/complete`, {});
  begun.delete(sha256);
  return made;
}

/** Browsers do not know every type; the name's ending says it. */
function typeOf({ name, type }) {
  return TYPES[name.split(".").at(-1).toLowerCase()] ?? (type || "application/octet-stream");
}

async function checksumOf(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Only this way of sending tells how much was sent. */
function send({ url, fields }, file, tell) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => tell(lengthComputable ? loaded / total : undefined));
    request.addEventListener("load", () => (request.status < 300 ? resolve() : reject(new Refused("document.not_there"))));
    for (const name of ["error", "abort", "timeout"]) request.addEventListener(name, () => reject(new Refused(navigator.onLine ? "page.unreachable" : "page.offline")));
    request.open("POST", url);
    request.send(form);
  });
}
