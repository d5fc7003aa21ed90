// Trunk's post-build hook: `node finish-page.mjs family` or `desk`.
//
// Renames the preload links of the app (see Trunk.toml). The family's page gets the desk beside it
// when it is released, unless WITHOUT_DESK is set; the desk gets the workers that read and make
// workbooks, which are fetched when they are wanted and so are no assets of Trunk's.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [page] = process.argv.slice(2);
const { TRUNK_STAGING_DIR: stage, TRUNK_PROFILE: profile, WITHOUT_DESK } = process.env;
const top = dirname(dirname(fileURLToPath(import.meta.url)));
const index = join(stage, "index.html");

const edit = (change) => writeFileSync(index, change(readFileSync(index, "utf8")));
const digest = (kind, encoding, ...files) => {
  const hash = createHash(kind);
  for (const file of files) hash.update(readFileSync(join(stage, file)));
  return hash.digest(encoding);
};

edit((html) =>
  html
    .replaceAll('<link rel="modulepreload"', '<link rel="app-module"')
    .replaceAll('<link rel="preload"', '<link rel="app-wasm"'),
);
if (page === "desk") addWorkers();
if (page === "family" && profile === "release" && !WITHOUT_DESK) buildDesk();

// The files of a worker find each other by name: their folder says their content.
function addWorkers() {
  execFileSync(join(top, "scripts/build-table"), [join(stage, "table")], { stdio: "inherit" });
  const programs = ["reader", "table"];
  const files = programs.flatMap((name) => [`table/${name}.js`, `table/${name}.wasm`]);
  const sum = digest("sha256", "hex", ...files).slice(0, 16);
  const folder = `table-${sum}`;
  renameSync(join(stage, "table"), join(stage, folder));
  const link = (rel, file) =>
    `<link data-rest rel="${rel}" href="./${file}" integrity="sha384-${digest("sha384", "base64", file)}">`;
  const links = programs.flatMap((name) => [
    link(`${name}-worker`, `${folder}/${name}.js`),
    link(`${name}-wasm`, `${folder}/${name}.wasm`),
  ]);
  edit((html) => html.replace("</head>", `${links.join("\n")}\n</head>`));
}

function buildDesk() {
  // The Trunk within asks for nothing that was said to this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("TRUNK_")),
  );
  const to = ["--dist", join(stage, "desk")];
  execFileSync("trunk", ["build", "--release", "--locked", ...to], {
    cwd: join(top, "crates/desk"),
    env,
    stdio: "inherit",
  });
}
