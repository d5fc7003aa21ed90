// Makes a newer build out of the built page, as a release would: one file changed, so renamed,
// and a page that names it.
import { createHash } from "node:crypto";
import { cp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dist } from "./server.mjs";

export async function newerBuild(folder, release = 2) {
  // The desk below it is a page of its own.
  const filter = (source) => source !== join(dist, "desk");
  await cp(dist, folder, { recursive: true, filter });
  const old = (await readdir(folder)).find((name) => /^shell-[0-9a-f]+\.css$/.test(name));
  const changed = `shell-${String(release).padStart(16, "0")}.css`;
  await rename(join(folder, old), join(folder, changed));
  const style = `${await readFile(join(folder, changed))}\n/* release ${release} */\n`;
  await writeFile(join(folder, changed), style);
  const page = await readFile(join(folder, "index.html"), "utf8");
  const [tag] = page.match(new RegExp(`<link[^>]*${old}[^>]*>`));
  const sum = createHash("sha384").update(style).digest("base64");
  const newTag = tag.replace(old, changed).replace(/sha384-[^"]+/, `sha384-${sum}`);
  await writeFile(join(folder, "index.html"), page.replace(tag, newTag));
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name));
  return { folder, changed, files };
}
