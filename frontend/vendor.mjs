// Copies the libraries of the pages out of node_modules into web/static/vendor, with a manifest.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const TO = new URL("../web/static/vendor/", import.meta.url);
const FROM = new URL("node_modules/", import.meta.url);
const FILES = [
  ["@zazuko/yasgui", "build/yasgui.min.css"],
  ["@zazuko/yasgui", "build/yasgui.min.js"],
  ["graphology", "dist/graphology.umd.min.js"],
  ["sigma", "dist/sigma.min.js"],
];
const INSIDE = ["events", "graphology-utils"]; // are part of the files above

const licence = (name) => {
  const { license, version } = JSON.parse(readFileSync(new URL(`${name}/package.json`, FROM)));
  const file = `${name.split("/").at(-1)}.LICENSE.txt`;
  const written = ["LICENSE.txt", "LICENSE"].map((each) => new URL(`${name}/${each}`, FROM));
  written.push(new URL(`licences/${file}`, import.meta.url)); // of a package that leaves it out
  for (const each of written) {
    try {
      writeFileSync(new URL(file, TO), readFileSync(each));
      return { package: name, version, licence: license, licence_file: file };
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`${name}: no licence; expected LICENSE, LICENSE.txt or licences/${file}`);
};

mkdirSync(TO, { recursive: true });
const entries = FILES.map(([name, path]) => {
  const text = readFileSync(new URL(`${name}/${path}`, FROM), "utf8");
  const bytes = Buffer.from(text.replace(/^\/\/# sourceMappingURL=.*$\n?/gm, ""));
  const file = path.split("/").at(-1);
  writeFileSync(new URL(file, TO), bytes);
  const sha384 = createHash("sha384").update(bytes).digest("base64");
  return { file, bytes: bytes.length, sha384, ...licence(name) };
});
const manifest = { files: entries, inside: INSIDE.map(licence) };
writeFileSync(new URL("manifest.json", TO), `${JSON.stringify(manifest, null, 2)}\n`);
